/** The wire as the sync sees it: HTTP in the browser, a fake network in the simulation. */
import type { Result } from '#base/result.ts';
import type { SeenNote } from '#protocol/seen.ts';
import type { PushAnswer, Run } from '#protocol/push.ts';
import type { PullRequest, PullLine } from '#protocol/pull.ts';
import type { SessionAnswer } from '#protocol/sign-in.ts';
import type { BookProof, OfferAnswer } from '#protocol/restore.ts';
import type { Epoch } from '#book/verdict.ts';
import type { OfferedPage } from '#replica/offers-port.ts';
import type { SyncProblem } from './use-sync.ts';

export interface OutgoingPush {
  readonly nonce: string;
  readonly device: string;
  readonly runs: readonly { readonly run: Run; readonly bodies: readonly Uint8Array[] }[];
}

export interface OutgoingOffer {
  readonly nonce: string;
  readonly proof: BookProof;
  readonly pages: readonly OfferedPage[];
}

/** One message of a pull with the bodies that belong to it. */
export interface PullMessage {
  readonly line: PullLine;
  readonly bodies: readonly Uint8Array[];
}

export type WireProblem =
  | SyncProblem
  /** `session`: the one it was, for signing in again. */
  | { readonly kind: 'session-ended'; readonly session?: object | undefined };

export interface Transport {
  /**
   * Signs in with device key and words' proof; the session stays in memory.
   * @param ended the session that the server has refused: where another runs by now, it is kept, as a second would end it
   */
  readonly signIn: (ended?: object) => Promise<Result<SessionAnswer, WireProblem>>;
  readonly push: (push: OutgoingPush) => Promise<Result<PushAnswer, WireProblem>>;
  /**
   * Calls `take` for each message as it comes; stops where `take` answers false.
   * A stream that breaks off in the middle keeps what was taken: the next pull resumes there.
   */
  readonly pull: (
    request: PullRequest,
    take: (message: PullMessage) => Promise<boolean>,
  ) => Promise<Result<void, WireProblem>>;
  /** A sealed parcel of a book that was given up, as it lies on the disk; verdicts as for a push. */
  readonly sendParcel: (parcel: string, nonce: string) => Promise<Result<PushAnswer, WireProblem>>;
  /** Requests that were looked at here, for the audit log. */
  readonly sendSeen: (
    notes: readonly SeenNote[],
    nonce: string,
  ) => Promise<Result<{ readonly nonce: string; readonly taken: number }, WireProblem>>;
  /** Pages for a server that was restored; goes without a session too. */
  readonly offer?: (offer: OutgoingOffer) => Promise<Result<OfferAnswer, WireProblem>>;
  /** Which incarnation of the server answers now; asked where it does not know this device. */
  readonly epochNow?: () => Promise<Result<Epoch, WireProblem>>;
  readonly requestSeries: (
    life: string,
    duesBook: string,
    nonce: string,
  ) => Promise<Result<{ readonly code: string; readonly nonce: string }, WireProblem>>;
  readonly requestLife: (
    life: string,
    reason: 'restore' | 'fork' | 're-key',
    nonce: string,
  ) => Promise<Result<void, WireProblem>>;
}
