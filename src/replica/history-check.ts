/** Checks a history that the server sent: signature, hashes, authors. It is only shown: nothing of it is folded or kept. */
import { utf8FromText } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { hashAfter } from '#book/chain.ts';
import { bodyHashOf, entryHashOf, entrySigningBytes, orderOf, parseEntry } from '#book/entry.ts';
import type { HistoryEntry, HistoryPortion } from '#domain/views/history-view.ts';
import { historySigningBytes, type HistoryAnswer, type HistoryItem } from '#protocol/history.ts';
import type { EngineContext } from './engine-context.ts';
import type { HistoryAsked, TakeProblem } from './replica.ts';

/** Refuses: out-of-turn (an answer to another question), other-epoch, not-genuine; all of it or nothing. */
export const readHistory = async (
  context: EngineContext,
  answer: HistoryAnswer,
  asked: HistoryAsked,
): Promise<Result<HistoryPortion, TakeProblem>> => {
  if (answer.nonce !== asked.nonce || answer.book !== asked.book || answer.id !== asked.id)
    return refuse({ kind: 'out-of-turn' });
  if (answer.epoch.id !== context.state.contact?.epoch.id) return refuse({ kind: 'other-epoch' });
  const signedByServer = await context.ports.verifier.verify(
    context.identity.serverKey,
    historySigningBytes(answer),
    answer.signature,
  );
  if (!signedByServer) return notGenuine('server signature');
  const entries: HistoryEntry[] = [];
  const checked = new Map<string, boolean>();
  let below = asked.before ?? Infinity;
  for (const item of answer.items) {
    if (item.verdict.n >= below || item.verdict.book !== asked.book) return notGenuine('positions');
    below = item.verdict.n;
    const entry = await entryFrom(context, item, checked);
    if (!entry.ok) return entry;
    if (entry.value !== undefined) entries.push(entry.value);
  }
  const people = new Map(answer.people.map(({ device, displayName }) => [device, displayName]));
  return accept({ entries, next: answer.next, people });
};

export const notGenuine = (detail: string): Result<never, TakeProblem> =>
  refuse({ kind: 'not-genuine', detail });

/** Undefined for what the server itself could not place and nobody can read. */
export const entryFrom = async (
  context: EngineContext,
  { verdict, prevHash, body, after, signature }: HistoryItem,
  checked: Map<string, boolean>,
): Promise<Result<HistoryEntry | undefined, TakeProblem>> => {
  const bytes = utf8FromText(body);
  const hash = entryHashOf(prevHash, bodyHashOf(bytes));
  if (hash !== verdict.hash) return notGenuine('entry');
  const parsed = parseEntry(bytes);
  const isCounted = verdict.ruling === 'accepted';
  if (!parsed.ok || parsed.value.book !== verdict.book)
    return isCounted ? notGenuine('entry') : accept(undefined);
  const { device } = parsed.value;
  const proven = await provenBy(context, device, hashAfter(hash, after), signature, checked);
  // A device of which this phone has not heard yet is no forgery; a key that does not fit is one.
  if (proven === false) return notGenuine(`signature of ${device}`);
  return accept({
    order: orderOf(parsed.value, hash, verdict.effective),
    act: parsed.value.act,
    receivedMs: verdict.receivedMs,
    state: isCounted ? 'safe' : 'check',
    reason: isCounted ? undefined : (verdict.reason ?? verdict.ruling),
    isProven: proven === true,
    changes: parsed.value.changes.map((change, index) => ({ ...change, index })),
  });
};

/** One signature covers the whole run below it: it is checked once. Undefined where the key is not known here. */
const provenBy = async (
  { directory, ports }: EngineContext,
  device: string,
  signedHash: string,
  signature: string,
  checked: Map<string, boolean>,
): Promise<boolean | undefined> => {
  const publicKey = directory.publicKeyOf(device);
  if (publicKey === undefined) return undefined;
  const key = `${device}|${signedHash}|${signature}`;
  const known = checked.get(key);
  if (known !== undefined) return known;
  const genuine = await ports.verifier.verify(publicKey, entrySigningBytes(signedHash), signature);
  checked.set(key, genuine);
  return genuine;
};
