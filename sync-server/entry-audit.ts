/** What of an entry's verdict stands in the audit log: a right that was given or ended, and whatever does not count. */
import type { EntryBody } from '#book/entry.ts';
import { valuesOf } from '#crdt/fold.ts';
import { deviceLoss as deviceLossType } from '#domain/office/device-loss.ts';
import { grant as grantType, revocation as revocationType } from '#domain/office/grant.ts';
import { addAudit } from './audit-log.ts';
import type { BookWriter, StoredEntry } from './book-store.ts';
import type { OfficeState } from './office-state.ts';
import { SERVER_DEVICE } from './server-context.ts';

export interface AuditContext {
  readonly tx: BookWriter;
  readonly office: OfficeState;
  readonly nowMs: number;
}

/** A receipt that counts is no line of the log: its book is the log of it. */
export const auditPlaced = async (
  { tx, office, nowMs }: AuditContext,
  entry: StoredEntry,
  body: EntryBody | undefined,
): Promise<void> => {
  const { book, device, ruling, reason } = entry;
  const officer = device === SERVER_DEVICE ? null : (office.device(device)?.officer ?? null);
  if (ruling !== 'accepted')
    await addAudit(tx, nowMs, {
      ...{ what: ruling === 'held' ? 'entry-held' : 'entry-quarantined' },
      ...{ officer, device, book, about: reason },
    });
  for (const whom of ruling === 'accepted' && body !== undefined ? whoseRights(office, body) : [])
    await addAudit(tx, nowMs, { what: 'grant-judged', officer, device, book, about: whom });
  for (const { type, set } of ruling === 'accepted' ? (body?.changes ?? []) : [])
    if (type === deviceLossType.type && typeof set['device'] === 'string')
      await addAudit(tx, nowMs, {
        ...{ what: 'device-lost', officer, device, book },
        about: office.device(set['device'])?.officer ?? null,
      });
};

/** The officers to whom the entry gives a right or from whom it takes one, each once. */
const whoseRights = (office: OfficeState, { book, changes }: EntryBody): ReadonlySet<string> =>
  new Set(
    changes.flatMap(({ type, set }) => {
      if (type === grantType.type)
        return typeof set['officer'] === 'string' ? [set['officer']] : [];
      const named = set['grant'];
      if (type !== revocationType.type || typeof named !== 'string') return [];
      const record = office.record(book, grantType.type, named);
      const { officer } = record === undefined ? {} : valuesOf(grantType, record);
      return officer === undefined ? [] : [officer];
    }),
  );
