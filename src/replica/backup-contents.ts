/** What lies inside a backup file: the own entries as they were signed, where the own chains stood, and their sums. */
import * as z from 'zod';
import { bytesFromBase64, textFromUtf8, utf8FromText, type Bytes } from '#base/bytes.ts';
import { bodyHashOf, entryHashOf, parseEntry, type EntryBody } from '#book/entry.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { receipt } from '#domain/dues/receipt.ts';
import { hash, id, key32, ms, signature } from '#protocol/field-schemas.ts';
import { bookOfKey } from './book-tier.ts';
import { openTierRow } from './outbox-rows.ts';
import type { BackupContents, BackupDay, OpenedBackup } from './replica-backup.ts';
import type { OutboxItem } from './replica-state.ts';
import { readOwnRow, type OutboxRow, type OwnRow } from './stored-rows.ts';

const ENTRIES_MAX = 200_000;

const inside = z.object({
  version: z.literal(1),
  madeMs: ms,
  officer: id,
  serverKey: key32,
  practice: z.boolean(),
  own: z.array(z.unknown()).max(ENTRIES_MAX),
  entries: z
    .array(
      z.object({
        /** The body is text: an own entry is JSON, written as UTF-8 at save and never again. */
        body: z.string(),
        hash,
        prevHash: hash,
        signature,
        writtenMs: ms,
      }),
    )
    .max(ENTRIES_MAX),
  /** Own entries of the higher tier as they lay sealed on the disk, and what the words open them with. */
  shut: z
    .object({
      wrapped: z.string(),
      /** Of ordinary requests; an app of before they had a key of their own finds such a file damaged. */
      wrappedCases: z.string().optional(),
      replica: id,
      rows: z.array(z.object({ key: z.string(), value: z.string() })).max(ENTRIES_MAX),
    })
    .optional(),
});

export type ShutRows = NonNullable<z.infer<typeof inside>['shut']>;

export interface BackupInside {
  readonly madeMs: number;
  readonly officer: string;
  readonly serverKey: string;
  readonly practice: boolean;
  /** Where the chains of the device stood; a person or a later app may want to know what came after. */
  readonly own: readonly OwnRow[];
  readonly entries: readonly { readonly row: OutboxRow; readonly body: EntryBody }[];
}

export const encodeBackup = (
  from: Omit<BackupInside, 'entries'>,
  items: readonly OutboxItem[],
  shut?: ShutRows,
): Bytes =>
  utf8FromText(
    JSON.stringify({
      version: 1,
      ...from,
      entries: items.flatMap(({ row }) => {
        const body = textFromUtf8(row.body);
        const { hash: name, prevHash, signature: mark, writtenMs } = row;
        return body.ok
          ? [{ body: body.value, hash: name, prevHash, signature: mark, writtenMs }]
          : [];
      }),
      ...(shut === undefined ? {} : { shut }),
    }),
  );

/** `undefined` where any entry is not what its hash says: such a file was not made by us. */
export const decodeBackup = async ({
  plain,
  openTier,
}: OpenedBackup): Promise<BackupInside | undefined> => {
  const text = textFromUtf8(plain);
  if (!text.ok) return undefined;
  let read: z.infer<typeof inside> | undefined;
  try {
    read = inside.safeParse(JSON.parse(text.value)).data;
  } catch {
    return undefined;
  }
  if (read === undefined) return undefined;
  const entries: { readonly row: OutboxRow; readonly body: EntryBody }[] = [];
  for (const entry of read.entries) {
    const bytes = utf8FromText(entry.body);
    const body = parseEntry(bytes);
    if (!body.ok || entryHashOf(entry.prevHash, bodyHashOf(bytes)) !== entry.hash) return undefined;
    entries.push({ row: { ...entry, body: bytes }, body: body.value });
  }
  if (read.shut !== undefined) {
    const opened = await openShut(read.shut, openTier);
    if (opened === undefined) return undefined;
    entries.push(...opened);
  }
  const own = read.own.flatMap((row) => {
    const parsed = readOwnRow(JSON.stringify(row));
    return parsed.ok ? [parsed.value] : [];
  });
  const { madeMs, officer, serverKey, practice } = read;
  return { madeMs, officer, serverKey, practice, own, entries };
};

const openShut = async (
  shut: ShutRows,
  openTier: OpenedBackup['openTier'],
): Promise<BackupInside['entries'] | undefined> => {
  const confidential = await openTier(shut.wrapped);
  const cases = shut.wrappedCases === undefined ? undefined : await openTier(shut.wrappedCases);
  const entries: { readonly row: OutboxRow; readonly body: EntryBody }[] = [];
  for (const { key, value } of shut.rows) {
    const bytes = bytesFromBase64(value);
    const opening = isConfidential(bookOfKey(key)) ? confidential : cases;
    const row =
      opening !== undefined && bytes.ok
        ? await openTierRow(opening, { replica: shut.replica, key }, bytes.value)
        : undefined;
    const body = row && parseEntry(row.body);
    if (row === undefined || body?.ok !== true) return undefined;
    // A verdict in it is this device's own business.
    const { verdict: _judged, ...unsent } = row;
    if (entryHashOf(row.prevHash, bodyHashOf(row.body)) !== row.hash) return undefined;
    entries.push({ row: unsent, body: body.value });
  }
  return entries;
};

/** Count, sums and days, for the officer to know the own file again. */
export const contentsOf = ({ madeMs, entries }: BackupInside): BackupContents => {
  const days = new Map<string, BackupDay>();
  for (const { row, body } of entries) {
    const sums = receiptsIn(body);
    const day = sums.day ?? vietnamDate(row.writtenMs);
    const known = days.get(day) ?? { day, entries: 0, receipts: 0, amountVnd: 0 };
    days.set(day, {
      day,
      entries: known.entries + 1,
      receipts: known.receipts + sums.receipts,
      amountVnd: known.amountVnd + sums.amountVnd,
    });
  }
  const sorted = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  return {
    madeMs,
    entries: entries.length,
    receipts: sorted.reduce((sum, day) => sum + day.receipts, 0),
    amountVnd: sorted.reduce((sum, day) => sum + day.amountVnd, 0),
    days: sorted,
  };
};

const receiptsIn = (
  body: EntryBody,
): {
  readonly receipts: number;
  readonly amountVnd: number;
  readonly day: string | undefined;
} => {
  let receipts = 0;
  let amountVnd = 0;
  let day: string | undefined;
  for (const { type, set } of body.changes) {
    if (type !== receipt.type) continue;
    receipts += 1;
    if (typeof set['amountVnd'] === 'number') amountVnd += set['amountVnd'];
    if (typeof set['paidOn'] === 'string') day = set['paidOn'];
  }
  return { receipts, amountVnd, day };
};
