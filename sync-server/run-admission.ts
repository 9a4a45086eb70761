/** One run of a chain: what is there already, what forks, what is missing before it, and the rest judged. */
import { GENESIS_HASH, parseEntry, type EntryBody } from '#book/entry.ts';
import type { Verdict } from '#book/verdict.ts';
import type { Stamp } from '#crdt/stamp.ts';
import type { PushAnswer } from '#protocol/push.ts';
import type { StoredEntry } from './book-store.ts';
import { admitLate, type RunContext } from './custody.ts';
import { admitNamed } from './decisions.ts';
import { noteHistory } from './history-index.ts';
import { quarantined, type Judgement, type Rights } from './judge.ts';
import { judgeLateBody, noteAside } from './judge-again.ts';
import { judgeInBook, rightsNow } from './judge-in-book.ts';
import type { PushedEntry, PushedRun } from './push-body.ts';
import { noteRights } from './rights-then.ts';
import { rightsWithoutFactor, type FactorOfRun } from './second-factor.ts';
import { noteTakenNames } from './taken-names.ts';
import { verdictOf } from './verdict-of.ts';

export interface RunAdmission extends RunContext {
  readonly factor: FactorOfRun;
}

export interface RunOutcome {
  readonly verdicts: readonly Verdict[];
  /** The book, where nothing was taken because it needs the author's second factor. */
  readonly waits?: string;
  readonly gap: PushAnswer['gaps'][number] | undefined;
  readonly forks: PushAnswer['forks'];
}

/** Where the next entry of the run is to be attached. */
interface Anchor {
  readonly life: string;
  readonly seq: number;
  readonly effective: Stamp | undefined;
}

export const admitRun = async (context: RunAdmission, pushed: PushedRun): Promise<RunOutcome> => {
  const { run, entries } = pushed;
  let anchor = await anchorOf(context, pushed);
  if (anchor === undefined) return gapOf(context, pushed);
  if (context.factor === 'waits' && (await needsFactor(context, pushed)))
    return { verdicts: [], gap: undefined, forks: [], waits: pushed.run.book };
  const verdicts: Verdict[] = [];
  const derivedLives = new Set<string>();
  // An entry's hash covers the one before it, and none is taken without that one: behind a new one all are new.
  let isNew = false;
  for (const [index, entry] of entries.entries()) {
    const signature = index === entries.length - 1 ? run.signature : null;
    const known: StoredEntry | undefined = isNew
      ? undefined
      : await context.tx.entryByHash(run.book, entry.hash);
    isNew = known === undefined;
    const stored: StoredEntry =
      known === undefined
        ? await attach(context, pushed, entry, anchor, signature)
        : await meetAgain(context, known, entry, signature);
    anchor = { life: stored.life, seq: stored.seq, effective: stored.effective };
    if (stored.life !== run.life) derivedLives.add(stored.life);
    verdicts.push(verdictOf(stored, context.server.epoch.id, known !== undefined));
  }
  const forks = [...derivedLives].map((derivedLife) => ({
    book: run.book,
    life: run.life,
    derivedLife,
  }));
  return { verdicts, gap: undefined, forks };
};

/** The entry before the run, under whatever life it was admitted; undefined where the server lacks it. */
const anchorOf = async ({ tx }: RunContext, { run }: PushedRun): Promise<Anchor | undefined> => {
  if (run.firstSeq === 1)
    return run.prevHash === GENESIS_HASH
      ? { life: run.life, seq: 0, effective: undefined }
      : undefined;
  const before = await tx.entryByHash(run.book, run.prevHash);
  const fits =
    before?.device === run.device &&
    before.signedLife === run.life &&
    before.seq === run.firstSeq - 1;
  return fits ? before : undefined;
};

const gapOf = async ({ tx }: RunContext, { run }: PushedRun): Promise<RunOutcome> => {
  const head = await tx.head(run.book, run.device, run.life);
  const gap = {
    book: run.book,
    life: run.life,
    seq: head?.seq ?? 0,
    hash: head?.hash ?? GENESIS_HASH,
  };
  return { verdicts: [], gap, forks: [] };
};

const attach = async (
  context: RunAdmission,
  { run }: PushedRun,
  entry: PushedEntry,
  anchor: Anchor,
  signature: string | null,
): Promise<StoredEntry> => {
  const head = await context.tx.head(run.book, run.device, anchor.life);
  // Another entry has this place in the chain: the device was cloned. The tail lives on under a life of its own.
  const life = (head?.seq ?? 0) >= entry.seq ? derivedLifeOf(entry.hash) : anchor.life;
  const parsed = entry.body === null ? undefined : parseEntry(entry.body);
  const body = parsed?.ok === true ? parsed.value : undefined;
  const judgement: Judgement =
    parsed === undefined
      ? quarantined('stub')
      : parsed.ok
        ? await judged(context, run, entry, parsed.value)
        : quarantined(parsed.error.kind);
  if (body !== undefined) await noteTakenNames(context.tx, body, judgement);
  const stored = await context.ledger.place(
    {
      book: run.book,
      device: run.device,
      life,
      signedLife: run.life,
      ...entry,
      signature,
      stamp: body?.stamp,
      before: anchor.effective,
    },
    judgement,
    body,
  );
  if (stored.ruling === 'accepted' && body !== undefined) await admitNamed(context, stored, body);
  if (stored.ruling === 'held') await admitLate(context, stored);
  if (stored.ruling === 'quarantined') {
    await noteAside(context.tx, context.server);
    await noteRights(context.tx, context.ledger.office, {
      ...{ ...stored, officer: context.officer },
      isWithoutFactor: context.factor !== 'enough',
    });
  }
  return stored;
};

/** 20 characters of the hash of its first entry: names the chain, never a change. */
export const derivedLifeOf = (hash: string): string => hash.slice(0, 20);

/** By what the run came with. Where more would be allowed by a second factor, a person decides. */
const judged = async (
  context: RunAdmission,
  run: PushedRun['run'],
  entry: PushedEntry,
  body: EntryBody,
): Promise<Judgement> => {
  const whole = rightsNow(context.ledger.office, context.officer);
  if (context.factor === 'enough') return judgedBy(context, whole, run, entry, body);
  const judgement = await judgedBy(context, rightsWithoutFactor(whole), run, entry, body);
  if (judgement.ruling === 'accepted') return judgement;
  const more = await judgedBy(context, whole, run, entry, body);
  return more.ruling === 'accepted'
    ? { ruling: 'held', reason: 'second-factor-needed' }
    : judgement;
};

const judgedBy = (
  { tx, ledger, server, officer, today }: RunContext,
  rights: Rights,
  run: PushedRun['run'],
  entry: PushedEntry,
  body: EntryBody,
): Promise<Judgement> => {
  const { office } = ledger;
  const { book, device, life } = run;
  return judgeInBook({ tx, office, knowledge: server.knowledge, rights, today }, body, {
    ...{ book, device, life, seq: entry.seq, officer },
  });
};

/**
 * A run is taken whole or waits whole: only its end is signed. What depends on an entry of the same run is judged
 * as if that one were not there; should that turn out otherwise, it is held.
 */
const needsFactor = async (
  context: RunAdmission,
  { run, entries }: PushedRun,
): Promise<boolean> => {
  const whole = rightsNow(context.ledger.office, context.officer);
  const without = rightsWithoutFactor(whole);
  // What comes again is a book's already.
  for (const entry of entries) {
    if ((await context.tx.entryByHash(run.book, entry.hash)) !== undefined) continue;
    const parsed = entry.body === null ? undefined : parseEntry(entry.body);
    if (parsed?.ok !== true) continue;
    const now = await judgedBy(context, without, run, entry, parsed.value);
    if (now.ruling === 'accepted') continue;
    const more = await judgedBy(context, whole, run, entry, parsed.value);
    if (more.ruling !== now.ruling || more.reason !== now.reason) return true;
  }
  return false;
};

const meetAgain = async (
  context: RunAdmission,
  known: StoredEntry,
  entry: PushedEntry,
  signature: string | null,
): Promise<StoredEntry> => {
  const { tx } = context;
  if (signature !== null && known.signature === null)
    await tx.setSignature(known.book, known.n, signature);
  if (known.body === null && entry.body !== null) {
    await tx.setBody(known.book, known.n, entry.body);
    const parsed = parseEntry(entry.body);
    if (parsed.ok) await noteHistory(tx, known, parsed.value);
    await judgeLateBody(context, { ...known, body: entry.body });
  }
  return known;
};
