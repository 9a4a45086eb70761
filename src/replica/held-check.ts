/** Checks what the server says is held for a decision: signature, hashes, authors. It is only shown: nothing of it is folded or kept. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { HeldEntry, HeldPortion } from '#domain/views/held-view.ts';
import { heldSigningBytes, type HeldAnswer, type HeldPlace } from '#protocol/held.ts';
import type { EngineContext } from './engine-context.ts';
import { entryFrom, notGenuine } from './history-check.ts';
import type { HeldAsked, TakeProblem } from './replica.ts';

/** Refuses: out-of-turn (an answer to another question), other-epoch, not-genuine; all of it or nothing. */
export const readHeld = async (
  context: EngineContext,
  answer: HeldAnswer,
  asked: HeldAsked,
): Promise<Result<HeldPortion, TakeProblem>> => {
  if (answer.nonce !== asked.nonce) return refuse({ kind: 'out-of-turn' });
  if (answer.epoch.id !== context.state.contact?.epoch.id) return refuse({ kind: 'other-epoch' });
  const signedByServer = await context.ports.verifier.verify(
    context.identity.serverKey,
    heldSigningBytes(answer),
    answer.signature,
  );
  if (!signedByServer) return notGenuine('server signature');
  const entries: HeldEntry[] = [];
  const checked = new Map<string, boolean>();
  let above = asked.before;
  for (const { refused, ...item } of answer.items) {
    const { book, n, receivedMs, ruling } = item.verdict;
    const place = { book, n, receivedMs };
    if (ruling !== 'held' || (above !== undefined && !isOlder(place, above)))
      return notGenuine('positions');
    above = place;
    const entry = await entryFrom(context, item, checked);
    if (!entry.ok) return entry;
    if (entry.value !== undefined) entries.push({ ...entry.value, book, refused });
  }
  const authors = new Map(answer.people.map(({ device, ...author }) => [device, author]));
  return accept({ entries, undecided: answer.undecided, next: answer.next, authors });
};

const isOlder = (a: HeldPlace, b: HeldPlace): boolean =>
  a.receivedMs !== b.receivedMs
    ? a.receivedMs < b.receivedMs
    : a.book !== b.book
      ? a.book < b.book
      : a.n < b.n;
