/** The waiting phone as its screens see it; the desk behind it lives in app. */

export interface JoinTyped {
  /** Phone number or sign-in name of the officer who is asked. */
  readonly to: string;
  readonly name: string;
  readonly union: string;
}

export type JoiningState =
  /** A request was kept here; the network is asked what became of it. */
  | { readonly is: 'reading'; readonly problem?: string | undefined }
  | {
      readonly is: 'form';
      readonly typed?: JoinTyped | undefined;
      readonly busy?: boolean;
      readonly problem?: string | undefined;
    }
  | {
      readonly is: 'waiting';
      readonly about: JoinTyped;
      readonly expiresMs: number;
      /** There once the officer has opened the request. */
      readonly digits: string | undefined;
      readonly problem: string | undefined;
    }
  | {
      readonly is: 'over';
      readonly why: 'wrong-digits' | 'refused' | 'gone' | 'swapped';
      readonly typed?: JoinTyped | undefined;
    };

export interface JoiningControl {
  readonly state: () => JoiningState;
  readonly watch: (onChange: () => void) => () => void;
  /** Goes on with what was kept; returns how to stop asking. */
  readonly start: () => () => void;
  readonly ask: (typed: JoinTyped) => void;
  /** Back to the form, with what was typed. */
  readonly again: (typed: JoinTyped | undefined) => void;
  /** Forgets the request, here and at the server. */
  readonly giveUp: () => Promise<void>;
}
