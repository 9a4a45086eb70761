/** The states of the gate: from an empty browser, a link or a locked book to the open one. */
import type { Door, Person } from '#replica/door-row.ts';
import type { LostEntries } from '#replica/replica.ts';
import type { Shift } from '#replica/shift-row.ts';
import type { OpenVault, NewDevice } from '#replica/vault-port.ts';
import type { RedeemRequest } from '#sync/server-answers.ts';
import type { EnrolStage } from './enrolment.ts';
import type { Invited } from './invited.ts';
import type { GoneBooks } from './lost-book.ts';
import type { Recovery, Rewrapped } from './recovery.ts';
import type { OpenedBook } from './services.ts';

export type SetUp = NonNullable<RedeemRequest['setUp']>;

/** A shift that goes on in a locked book: its PIN is asked for first. */
export interface LockedShift extends Shift {
  readonly replica: string;
}

export type GateState =
  | { readonly step: 'starting' }
  /** No book here: a code is typed. `code` is what was typed before something went wrong. */
  | {
      readonly step: 'welcome';
      readonly problem?: string | undefined;
      readonly code?: string;
      readonly busy?: boolean;
      /** Others have a book here: it leads back to them. */
      readonly isAdding?: boolean;
    }
  /** No code either: an officer is asked from afar, and waited for. */
  | { readonly step: 'joining' }
  | { readonly step: 'invited'; readonly invited: Invited }
  | { readonly step: 'setting-up'; readonly invited: Invited; readonly setUp?: SetUp | undefined }
  /** Others have a book here: what shall the lock call this officer? */
  | { readonly step: 'naming'; readonly invited: Invited; readonly setUp?: SetUp | undefined }
  | {
      readonly step: 'choosing-words';
      readonly invited: Invited;
      readonly setUp?: SetUp | undefined;
      readonly door?: Door | undefined;
      readonly newDevice: NewDevice;
      readonly problem?: string | undefined;
      /** Set while keys are being made and the invitation is being spent. */
      readonly stage?: EnrolStage | undefined;
    }
  | { readonly step: 'first-fetch'; readonly opened: OpenedBook }
  /** Several have a book here: whose is to be opened? */
  | { readonly step: 'choosing-name'; readonly people: readonly Person[] }
  | {
      readonly step: 'locked';
      /** Where several have a book here: whose this is. */
      readonly who?: Person | undefined;
      readonly problem?: string | undefined;
      /** Words that did not come from the screen itself: typed before it was there. */
      readonly typed?: string | undefined;
      readonly shift?: LockedShift | undefined;
      readonly busy?: boolean | undefined;
    }
  | {
      readonly step: 'forgotten';
      readonly who?: Person | undefined;
      readonly recovery?: Recovery | undefined;
      readonly problem?: string | undefined;
      readonly busy?: boolean | undefined;
    }
  | {
      readonly step: 'new-words';
      readonly who?: Person | undefined;
      readonly recovery: Recovery;
      readonly open: OpenVault;
      readonly rewrapped?: Rewrapped | undefined;
      readonly problem?: string | undefined;
      readonly busy?: boolean | undefined;
    }
  /** A database is gone whose mark is still there: this is no new device. */
  | { readonly step: 'gone-book'; readonly gone: GoneBooks }
  /** The book opens, and entries written on this device are missing from it. */
  | {
      readonly step: 'missing-entries';
      readonly opened: OpenedBook;
      readonly lost: LostEntries;
    }
  | { readonly step: 'open'; readonly opened: OpenedBook };
