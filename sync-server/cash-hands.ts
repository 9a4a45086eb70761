/** Whose hands the cash went through that an entry confirms: who closed, whose device was counted, who issued what is in it. */
import { parseEntry, type EntryBody } from '#book/entry.ts';
import { cashCheck } from '#domain/dues/cash-check.ts';
import { dayClose } from '#domain/dues/day-close.ts';
import { receipt } from '#domain/dues/receipt.ts';
import type { BookReader, StoredEntry } from './book-store.ts';
import type { OfficeState } from './office-state.ts';

/** `own`: whoever confirms had it in hand, on whichever device. `unknown-close`: it has not come, or does not count. */
export type CashAsked = 'own' | 'of-others' | 'unknown-close';

/** undefined where the entry confirms no cash. */
export const cashAskedOf = async (
  tx: BookReader,
  office: OfficeState,
  { book, officer, changes }: EntryBody,
): Promise<CashAsked | undefined> => {
  const asked: CashAsked[] = [];
  for (const { type, set } of changes)
    if (type === cashCheck.type)
      asked.push(await handsOn({ tx, office, book }, String(set['close']), officer));
  return (['own', 'unknown-close', 'of-others'] as const).find((worst) => asked.includes(worst));
};

interface Search {
  readonly tx: BookReader;
  readonly office: OfficeState;
  readonly book: string;
}

const handsOn = async (search: Search, close: string, officer: string): Promise<CashAsked> => {
  const { office } = search;
  const receipts = new Set<string>();
  let isKnown = false;
  for await (const { entry, body } of accepted(search, close))
    for (const { type, id, set } of body.changes) {
      if (type !== dayClose.type || (id !== close && set['partOf'] !== close)) continue;
      isKnown ||= id === close;
      // A lost device is closed by somebody else: both had the money.
      for (const device of [entry.device, set['device']])
        if (typeof device === 'string' && office.device(device)?.officer === officer) return 'own';
      for (const named of listed(set['receipts'])) receipts.add(named);
    }
  if (!isKnown) return 'unknown-close';
  const devices = office.devicesOf(officer);
  for (const named of receipts)
    for (const device of devices) if (await hasIssued(search, named, device)) return 'own';
  return 'of-others';
};

const listed = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** A void stands in the history of its receipt, too: who took back was not who took. */
const hasIssued = async (search: Search, id: string, device: string): Promise<boolean> => {
  for await (const { body } of accepted(search, id, device))
    if (body.changes.some((change) => change.type === receipt.type && change.id === id))
      return true;
  return false;
};

const PAGE = { entriesMax: 20, bytesMax: 2_000_000 } as const;
/** A record written once, with what was said of it since; far beyond any honest one. */
const PAGES_MAX = 100;

/** Entries that count in the history of a record, of one device only where it is named. */
async function* accepted(
  { tx, book }: Search,
  record: string,
  device?: string,
): AsyncGenerator<{ readonly entry: StoredEntry; readonly body: EntryBody }> {
  let before: number | null = null;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const of = device === undefined ? {} : { device };
    const entries = await tx.historyOf(book, record, { before, ...PAGE, ...of });
    for (const entry of entries) {
      const parsed =
        entry.ruling !== 'accepted' || entry.body === null ? undefined : parseEntry(entry.body);
      if (parsed?.ok === true) yield { entry, body: parsed.value };
    }
    const last = entries.at(-1);
    if (last === undefined) return;
    before = last.n;
  }
}
