/** The relay file at work: what of the own outbox goes into one, and what this phone carries for others. */
import { textFromUtf8, utf8FromText, type Bytes } from '#base/bytes.ts';
import { accept, refuse } from '#base/result.ts';
import { bodyHashOf, entryHashOf } from '#book/entry.ts';
import { VIETNAM_OFFSET_MS } from '#domain/day-number.ts';
import type { ParcelContents } from '#protocol/parcel.ts';
import { RELAY_BYTES_MAX, RELAY_INFO } from '#protocol/relay.ts';
import { createCarried } from './carried.ts';
import { correctedNow } from './corrected-clock.ts';
import type { EngineContext } from './engine-context.ts';
import { gzip } from './gzip.ts';
import { countsOf } from './own-entries.ts';
import { dropStale, waitingPortions, type OutgoingRun } from './outgoing.ts';
import { encodeRelay, RELAY_FILE_BYTES_MAX, RELAY_PARTS_MAX } from './relay-file.ts';
import type { Relay } from './relay-port.ts';
import { sealToServer } from './sealed-box.ts';

/** A part is one request of the carrier's, and a slow line must get it through. */
const PORTION = { entries: 500, bytes: 512 * 1024 };
/** Base64, its line ends and the envelope around it. */
const BOXES_BYTES_MAX = RELAY_FILE_BYTES_MAX * 0.7;

export const createRelay = (context: EngineContext, isWriter: () => boolean): Relay => {
  const { state, identity, ports } = context;
  return {
    ...createCarried(context, isWriter),
    make: async () => {
      // Under a life the server has not heard of all of it would be held.
      if (state.lifeDue) return refuse({ kind: 'contact-first' });
      const madeMs = correctedNow(state, ports.clock).ms;
      dropStale(state, madeMs);
      const boxes: Bytes[] = [];
      let entries = 0;
      let bytes = 0;
      for (const contents of waitingPortions(state, PORTION, RELAY_PARTS_MAX).flatMap(byBook)) {
        const plain = await gzip(utf8FromText(JSON.stringify(contents)));
        const box = await sealToServer(plain, identity.serverKey, ports.chance, RELAY_INFO);
        bytes += box.length;
        // What comes after it in its chain would be nothing without it.
        if (boxes.length >= RELAY_PARTS_MAX || bytes > BOXES_BYTES_MAX) break;
        if (box.length > RELAY_BYTES_MAX) break;
        boxes.push(box);
        entries += contents.runs.reduce((sum, run) => sum + run.entries.length, 0);
      }
      if (boxes.length === 0) return refuse({ kind: 'nothing-to-send' });
      const { waiting } = countsOf(state, { waiting: 0, check: 0 });
      return accept({
        name: `gui-nho-${dayAndTime(madeMs)}.socongdoan.txt`,
        mediaType: 'text/plain',
        bytes: encodeRelay({ server: identity.serverKey, madeMs, boxes }),
        ...{ madeMs, entries, left: Math.max(0, waiting - entries) },
      });
    },
  };
};

/** A box is of one book, as a parcel is; the order of the books stays. */
const byBook = (runs: readonly OutgoingRun[]): readonly ParcelContents[] => {
  const contentsByBook = new Map<string, ParcelContents>();
  for (const { run, bodies } of runs) {
    const { book, device, life, firstSeq, prevHash, signature } = run;
    const contents = contentsByBook.get(book) ?? { version: 1, book, runs: [] };
    contents.runs.push({
      ...{ device, life, firstSeq, prevHash, signature },
      entries: entriesOf(prevHash, bodies),
    });
    contentsByBook.set(book, contents);
  }
  return [...contentsByBook.values()];
};

const entriesOf = (
  firstPrevHash: string,
  bodies: readonly Uint8Array[],
): ParcelContents['runs'][number]['entries'] => {
  let hash = firstPrevHash;
  return bodies.map((bytes) => {
    hash = entryHashOf(hash, bodyHashOf(bytes));
    // An own entry is JSON, written as UTF-8 at save and never again.
    const body = textFromUtf8(bytes);
    return { hash, body: body.ok ? body.value : '' };
  });
};

/** `2026-11-22-1745` on the wall in Việt Nam. */
const dayAndTime = (madeMs: number): string =>
  new Date(madeMs + VIETNAM_OFFSET_MS)
    .toISOString()
    .slice(0, 16)
    .replace('T', '-')
    .replace(':', '');
