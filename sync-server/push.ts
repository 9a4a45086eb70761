/** POST /api/sync/push: takes runs of entries, as their authors signed them, and answers with a verdict for each. */
import { accept, type Result } from '#base/result.ts';
import type { Bytes } from '#base/bytes.ts';
import { entrySigningBytes } from '#book/entry.ts';
import type { Verdict } from '#book/verdict.ts';
import { verdictSigningBytes, type PushAnswer } from '#protocol/push.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { signAudit, UNSIGNED_MAX } from './audit-log.ts';
import type { BookEnd, BookWriter } from './book-store.ts';
import { judgeFounded } from './judge-again.ts';
import { Ledger } from './ledger.ts';
import { isOfficeBook, OfficeState } from './office-state.ts';
import { mayOpenNow } from './open-books.ts';
import { lastHashOf, parsePush, type Push, type PushedRun } from './push-body.ts';
import { no, type Refusal } from './refusal.ts';
import { admitRun, type RunOutcome } from './run-admission.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import { isSignedBy } from './server-key.ts';
import { factorOfRun, type FactorOfRun, type OnDevice } from './second-factor.ts';
import { endSessionsOf } from './session-families.ts';
import type { HeldSession, Session } from './sessions.ts';

export const push = async (
  server: ServerContext,
  session: HeldSession,
  bytes: Bytes,
): Promise<Result<PushAnswer, Refusal>> => {
  const parsed = parsePush(bytes);
  return parsed.ok
    ? takeIn(server, session, parsed.value, (tx, office, author) =>
        factorOfRun(server, tx, office, { author, session }),
      )
    : parsed;
};

/** What each run comes with of the second factor that its author's rights ask for. */
export type FactorAsked = (
  tx: BookWriter,
  office: OfficeState,
  author: OnDevice,
) => Promise<FactorOfRun>;

/** One transaction a push: the answer is given when all of it lies on the disk. */
export const takeIn = async (
  server: ServerContext,
  session: Session,
  { header, runs }: Push,
  factor: FactorAsked,
): Promise<Result<PushAnswer, Refusal>> => {
  if (header.device !== session.device) return no('foreign-device');
  const office = await server.office.now(server.store.committed);
  if (office.device(session.device) === undefined) return no('not-signed-in');
  for (const run of runs) {
    // Whoever brings a run, it is its author's: a backup file comes from another phone than the one that wrote it.
    const author = office.device(run.run.device);
    if (author === undefined) return no('foreign-device');
    const message = entrySigningBytes(lastHashOf(run));
    if (!isSignedBy(author.publicKey, message, run.run.signature)) return no('bad-signature');
  }
  const waitMs = waitAfterProbes(server, office, session.officer, runs);
  if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
  const { outcomes, touched } = await server.store.write((tx) =>
    admitAll(server, tx, runs, factor),
  );
  for (const { book, n } of touched) server.live.poke(book, n);
  countProbes(server, office, session.officer, outcomes);
  server.figures.judged(outcomes.flatMap(({ verdicts }) => verdicts));
  return accept(answerOf(server, header.nonce, outcomes));
};

/**
 * A few things are told about what lies out of reach, because no phone could work without them: that a sign-in
 * name is taken, that a unit is there or is not, and the place an entry was given in a book, also where it had
 * come before. Whoever asks for them again and again waits; a push of one's own books goes through all the same.
 */
const waitAfterProbes = (
  server: ServerContext,
  office: OfficeState,
  officer: string,
  runs: readonly PushedRun[],
): number =>
  runs.some(({ run: { book } }) => isOfficeBook(book) || isOutside(server, office, officer, book))
    ? server.throttles.probes.waitMs(officer, server.nowMs())
    : 0;

const countProbes = (
  server: ServerContext,
  office: OfficeState,
  officer: string,
  outcomes: readonly RunOutcome[],
): void => {
  const verdicts = outcomes.flatMap((outcome) => outcome.verdicts);
  // Each name asked for is one; what a book out of reach answers is the same for all that was written in it.
  const names = verdicts.filter(
    ({ reason, duplicate }) => !duplicate && reason === 'sign-in-name-taken',
  ).length;
  const books = new Set(
    verdicts
      .filter(({ ruling, duplicate }) => ruling !== 'accepted' || duplicate)
      .filter(({ book }) => isOutside(server, office, officer, book))
      .map(({ book }) => book),
  ).size;
  // All of it, also what one push brings at once.
  if (names + books > 0) server.throttles.probes.charge(officer, names + books, server.nowMs());
};

const isOutside = (
  server: ServerContext,
  office: OfficeState,
  officer: string,
  book: string,
): boolean => !mayOpenNow(office, officer, book, todayFrom(server.nowMs()));

const admitAll = async (
  server: ServerContext,
  tx: BookWriter,
  runs: readonly PushedRun[],
  factorAsked: FactorAsked,
): Promise<{ outcomes: readonly RunOutcome[]; touched: readonly BookEnd[] }> => {
  const nowMs = server.nowMs();
  // A layer of this transaction's own: where it fails, nobody else has seen what it tried.
  const committed = await server.office.now(tx);
  const ledger = new Ledger(tx, new OfficeState(committed), nowMs);
  const outcomes = new Map<PushedRun, RunOutcome>();
  // The office first: a unit founded and a right given in this push hold for the rest of it.
  for (const run of [...runs].sort(
    (a, b) => Number(isOfficeBook(b.run.book)) - Number(isOfficeBook(a.run.book)),
  )) {
    const { device } = run.run;
    const officer = ledger.office.device(device)?.officer ?? '';
    // By the rights as they were before this push: nobody takes the need for it off themselves within it.
    const factor = await factorAsked(tx, committed, { officer, device });
    const today = todayFrom(nowMs);
    outcomes.set(run, await admitRun({ tx, ledger, officer, today, server, nowMs, factor }, run));
  }
  await signAudit(server, tx, UNSIGNED_MAX);
  if (ledger.hasFounded) await judgeFounded({ tx, ledger, server, nowMs }, committed);
  // Going on asks for the device's key and the words' proof anew; what it may do then, the rights of now decide.
  for (const officer of ledger.revoked) await endSessionsOf(server, tx, { officer });
  for (const device of ledger.lost) {
    const officer = ledger.office.device(device)?.officer;
    if (officer !== undefined) await endSessionsOf(server, tx, { officer, device });
  }
  return {
    outcomes: runs.flatMap((run) => outcomes.get(run) ?? []),
    touched: ledger.touched(),
  };
};

const answerOf = (
  server: ServerContext,
  nonce: string,
  outcomes: readonly RunOutcome[],
): PushAnswer => {
  const verdicts: readonly Verdict[] = outcomes.flatMap((outcome) => outcome.verdicts);
  const waits = outcomes.flatMap(({ waits: book }) => (book === undefined ? [] : [book]));
  return {
    protocol: PROTOCOL_VERSION,
    nonce,
    epoch: server.epoch,
    nowMs: server.nowMs(),
    verdicts: [...verdicts],
    gaps: outcomes.flatMap(({ gap }) => (gap === undefined ? [] : [gap])),
    forks: outcomes.flatMap(({ forks }) => [...forks]),
    ...(waits.length === 0 ? {} : { waits }),
    signature: server.key.sign(verdictSigningBytes(nonce, verdicts)),
  };
};
