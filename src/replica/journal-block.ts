/** Journal blocks: pages as they came, sealed; the proof of what was received, folded again at opening. */
import { concatBytes, textFromUtf8, utf8FromText, type Bytes } from '#base/bytes.ts';
import { refuse, type Result } from '#base/result.ts';
import { bodyHashOf, orderOf, parseEntry, placedChangesOf } from '#book/entry.ts';
import { parseBookId } from '#book/book-id.ts';
import { pageLine, type PageLine } from '#protocol/pull.ts';
import { bookOfKey, sealerOf } from './book-tier.ts';
import type { EngineContext } from './engine-context.ts';
import type { RecordChange } from './ledger.ts';
import type { StoredValue } from './ports.ts';
import { stubKey } from './replica-state.ts';
import { placeOf } from './stored-rows.ts';

export interface StoredPage {
  readonly page: PageLine;
  readonly bodies: readonly Bytes[];
  /** Entry hashes of the items, in their order: computed when the page was checked, not trusted from outside. */
  readonly hashes: readonly string[];
}

const NEWLINE = utf8FromText('\n');
const NEWLINE_BYTE = 10;

/** One line for the page, one for the hashes, then the bodies as they were signed (JSON holds no newline). */
export const encodePage = (
  page: PageLine,
  hashes: readonly string[],
  bodies: readonly Uint8Array[],
): Bytes => {
  const lines: Uint8Array[] = [utf8FromText(`${JSON.stringify(page)}\n${JSON.stringify(hashes)}`)];
  for (const body of bodies) lines.push(NEWLINE, body);
  return concatBytes(...lines);
};

export const decodePage = (
  plain: Uint8Array,
): Result<StoredPage, { readonly kind: 'bad-block' }> => {
  const [head, hashLine, ...bodies] = linesOf(plain);
  if (head === undefined || hashLine === undefined) return refuse({ kind: 'bad-block' });
  const headText = textFromUtf8(head);
  const hashText = textFromUtf8(hashLine);
  if (!headText.ok || !hashText.ok) return refuse({ kind: 'bad-block' });
  try {
    const page = pageLine.safeParse(JSON.parse(headText.value));
    const hashes: unknown = JSON.parse(hashText.value);
    if (!page.success || !isTextList(hashes)) return refuse({ kind: 'bad-block' });
    return { ok: true, value: { page: page.data, hashes, bodies } };
  } catch {
    return refuse({ kind: 'bad-block' });
  }
};

/** As bytes: the bodies were signed as bytes, and a body that is no text must not spoil the block. */
const linesOf = (plain: Uint8Array): readonly Bytes[] => {
  const bytes = new Uint8Array(plain);
  const lines: Bytes[] = [];
  let from = 0;
  for (let end = bytes.indexOf(NEWLINE_BYTE); end >= 0; end = bytes.indexOf(NEWLINE_BYTE, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  lines.push(bytes.subarray(from));
  return lines;
};

const isTextList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Folds a page from disk into the records. It was checked when it came, and the seal says it is the same. */
export const foldStoredPage = async (
  context: EngineContext,
  book: string,
  key: string,
  value: StoredValue,
): Promise<boolean> => {
  const stored = await openPage(context, key, value);
  if (stored === undefined) return false;
  const { page, hashes, bodies } = stored;
  let bodyAt = 0;
  const changes: RecordChange[] = [];
  for (const [at, item] of page.items.entries()) {
    const [, device, life, , seq, ms, counter, , ruling, , stub] = item;
    const hash = hashes[at] ?? '';
    const bytes = stub === null ? bodies[bodyAt++] : undefined;
    if (ruling !== 'accepted')
      context.state.stubs.set(stubKey(book, device, life, seq), {
        hash,
        bodyHash: stub ?? (bytes === undefined ? '' : bodyHashOf(bytes)),
      });
    if (bytes === undefined || ruling !== 'accepted') continue;
    const body = parseEntry(bytes);
    if (!body.ok) continue;
    if (isOffice(book)) context.directory.learn(body.value);
    changes.push(...placedChangesOf(body.value, orderOf(body.value, hash, { ms, counter })));
  }
  context.ledger.confirm(book, changes);
  return true;
};

export const openPage = async (
  context: EngineContext,
  key: string,
  value: StoredValue,
): Promise<StoredPage | undefined> => {
  if (typeof value === 'string') return undefined;
  const opened = await sealerOf(context, bookOfKey(key)).openBlock(
    value,
    placeOf(context.identity.replica, 'journal', key),
  );
  const stored = opened.ok ? decodePage(opened.value) : opened;
  return stored.ok ? stored.value : undefined;
};

export const isOffice = (book: string): boolean => {
  const name = parseBookId(book);
  return name.ok && name.value.kind === 'office';
};
