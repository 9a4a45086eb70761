// What a book adds up to, worked out again from the plan's own words: held against what the devices show.
import type { StoredEntry } from '#server/book-store.ts';
import type { EntryBody } from '#book/entry.ts';

export interface ReadEntry {
  readonly stored: StoredEntry;
  readonly body: EntryBody | undefined;
}

type Rule = 'first' | 'last' | 'every' | 'tags';

/** By the plan's table: which of two concurrent values survives. Only what the simulation writes. */
const RULES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  member: { fullName: 'every', nationalNumber: 'every', phone: 'last', tags: 'tags' },
  receipt: { amountVnd: 'first', series: 'first', number: 'first', member: 'first' },
  void: { receipt: 'first' },
  dayClose: { sumVnd: 'first', receipts: 'first', voids: 'first' },
  caseFile: { summary: 'last', channel: 'first' },
  caseNote: { caseFile: 'first', text: 'first' },
  caseReader: { officer: 'first' },
  grant: { officer: 'first', role: 'first', unit: 'first' },
  revocation: { grant: 'first' },
};

interface Written {
  readonly name: string;
  readonly place: readonly (string | number)[];
  readonly value: unknown;
}

/** `type|id|field` → what is to be shown, as text. */
export type Shown = ReadonlyMap<string, string>;

export const ownFold = (entries: readonly ReadEntry[]): Shown => {
  const writes = new Map<string, Written[]>();
  const counted = new Set<string>();
  for (const { stored, body } of entries) {
    if (stored.ruling !== 'accepted' || body === undefined || counted.has(stored.hash)) continue;
    counted.add(stored.hash);
    const { ms, counter } = stored.effective;
    const { device, signedLife, seq, hash } = stored;
    for (const [index, { type, id, set }] of body.changes.entries())
      for (const [field, value] of Object.entries(set)) {
        if (RULES[type]?.[field] === undefined) continue;
        const key = `${type}|${id}|${field}`;
        const place = [ms, counter, device, signedLife, seq, hash, index];
        writes.set(key, [...(writes.get(key) ?? []), { name: `${hash}.${index}`, place, value }]);
      }
  }
  return new Map(
    [...writes].map(([key, all]) => {
      const [type = '', , field = ''] = key.split('|');
      const rule = RULES[type]?.[field] ?? 'first';
      return [key, JSON.stringify(surviving(rule, [...all].sort(inOrder)))];
    }),
  );
};

/** What a row of the shelf says in the same form; undefined where the plan's rule is not written down here. */
export const shownAs = (values: Readonly<Record<string, unknown>>, field: string): string =>
  JSON.stringify(values[field]);

const inOrder = (a: Written, b: Written): number => {
  for (const [at, one] of a.place.entries()) {
    const other = b.place[at] ?? 0;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
};

const surviving = (rule: Rule, writes: readonly Written[]): unknown => {
  if (rule === 'first') return writes[0]?.value;
  if (rule === 'last') return writes.at(-1)?.value;
  return rule === 'every' ? everyOf(writes) : tagsOf(writes);
};

const listIn = (value: unknown, field: string): readonly unknown[] => {
  const list = (value as Readonly<Record<string, unknown>> | null)?.[field];
  return Array.isArray(list) ? list : [];
};

/** All that no other one names as replaced, the newest first. */
const everyOf = (writes: readonly Written[]): readonly unknown[] => {
  const replaced = new Set(writes.flatMap(({ value }) => listIn(value, 'replaces')));
  const left = writes
    .filter(({ name }) => !replaced.has(name))
    .map(({ value }) => (value as { readonly value?: unknown }).value)
    .filter((value) => value !== undefined);
  return [...new Set(left.reverse())];
};

/** An addition stands until a removal names that very addition. */
const tagsOf = (writes: readonly Written[]): readonly unknown[] => {
  const removed = new Set(
    writes.flatMap(({ value }) =>
      listIn(value, 'remove').flatMap((removal) => {
        const { value: tag } = removal as { readonly value: string };
        return listIn(removal, 'of').map((name) => `${String(name)} ${tag}`);
      }),
    ),
  );
  const left = writes.flatMap(({ name, value }) =>
    listIn(value, 'add').filter((tag) => !removed.has(`${name} ${String(tag)}`)),
  );
  return [...new Set(left)].sort();
};
