/** The server's questions and answers outside the sync itself, as a port the screens get handed. */
import type { Result } from '#base/result.ts';
import type {
  InvitationAnswer,
  InvitationMade,
  OpenInvitations,
  RedeemRequest,
  SessionAnswer,
  UntoldMessage,
  WordsAtServer,
  WordsLook,
  WordsLooked,
} from './server-answers.ts';

/** `no-connection` and `not-our-server` come from the wire; every other kind is the server's own refusal. */
export interface ServerProblem {
  readonly kind: string;
  readonly retryAfterMs?: number | undefined;
}
export type Answer<T> = Promise<Result<T, ServerProblem>>;

/** By the officer's press, or by a screen that opens: only the first may ask the officer for something more. */
export type AskedBy = 'press' | 'screen';

export interface ServerApi {
  readonly hello: () => Answer<{
    readonly serverKey: string;
    readonly setUpNeeded: boolean;
    readonly practice: boolean;
    readonly nowMs: number;
  }>;
  /** What an invitation is for; spends nothing. `token` is the link's token or the 8-character code. */
  readonly lookInvitation: (token: string) => Answer<InvitationAnswer>;
  readonly redeemInvitation: (request: RedeemRequest) => Answer<SessionAnswer>;
  readonly makeInvitation: (officer: string) => Answer<InvitationMade>;
  /** A way in for somebody who founds a grassroots union below this one. */
  readonly inviteUnion: (under: string) => Answer<InvitationMade>;
  /** What nobody has used yet, without link and code: those are shown once, when it is made. */
  readonly openInvitations: (officer: string, asked: AskedBy) => Answer<OpenInvitations>;
  readonly cancelInvitation: (invitation: string) => Answer<{ readonly ok: true }>;
  readonly requestSeries: (life: string, duesBook: string) => Answer<{ readonly code: string }>;
  readonly requestLife: (
    life: string,
    reason: 'restore' | 'fork' | 're-key',
  ) => Answer<{ readonly ok: true }>;
  readonly requestRecovery: (device: string) => Answer<{
    readonly request: string;
    readonly ticket: string;
    readonly digits: string;
    readonly expiresMs: number;
  }>;
  readonly pendingRecoveries: () => Answer<{
    readonly requests: readonly {
      readonly request: string;
      readonly officer: string;
      readonly displayName: string;
      readonly deviceLabel: string;
      readonly askedMs: number;
    }[];
  }>;
  readonly approveRecovery: (request: string, digits: string) => Answer<{ readonly ok: true }>;
  readonly fetchShare: (
    request: string,
    ticket: string,
  ) => Answer<
    { readonly state: 'waiting' } | { readonly state: 'approved'; readonly share: string }
  >;
  readonly finishRecovery: (finish: WordsAtServer) => Answer<{ readonly ok: true }>;
  /** New words, after they were forgotten or changed by whoever knows them; it may be told any number of times. */
  readonly tellWords: (message: UntoldMessage) => Answer<{ readonly ok: true }>;
  /** Whether these are the words the server knows, and how those become a proof. */
  readonly lookAtWords: (look: WordsLook) => Answer<WordsLooked>;
}
