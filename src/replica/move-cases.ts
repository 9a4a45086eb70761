/** Ordinary requests of a vault from before they had a key of their own: sealed anew under it, once, when words have opened both. */
import { sealerOf, tierSealing } from './book-tier.ts';
import { draftKeyIn } from './drafts.ts';
import type { EngineContext } from './engine-context.ts';
import { openOutboxRow, sealOutboxRow } from './outbox-rows.ts';
import type { StoredValue, Table, Write } from './ports.ts';
import { placeOf } from './stored-rows.ts';

/** Keys of these books and forms: `cases.…`, `case:…`, `case-note:…`. */
const BOOKS = { from: 'cases.', to: 'cases/' } as const;
const FORMS = { from: 'case', to: 'casf' } as const;

/** All of it in one transaction; where that fails, it is tried again at the next opening by words. */
export const moveCases = (context: EngineContext): Promise<void> =>
  context.inTurn(async () => {
    const { ports, state } = context;
    if (state.casesOpening === undefined) return;
    const writes: Write[] = [];
    for (const table of ['outbox', 'journal', 'segments', 'drafts'] as const) {
      const rows = await ports.store.list(table, table === 'drafts' ? FORMS : BOOKS);
      if (!rows.ok) return;
      for (const { key, value } of rows.value)
        writes.push(...(await movedRow(context, table, key, value)));
    }
    const committed = writes.length === 0 || (await context.commit(writes)).ok;
    if (committed) state.hasOlderCases = false;
  });

const movedRow = async (
  context: EngineContext,
  table: Table,
  key: string,
  value: StoredValue,
): Promise<readonly Write[]> => {
  if (typeof value === 'string') return [];
  const { ports, identity } = context;
  const place = placeOf(identity.replica, table, key);
  if (table === 'outbox') {
    const isOlder = (await ports.sealer.open(value, place)).ok;
    const row = isOlder ? await openOutboxRow(context, key, value) : undefined;
    return row === undefined
      ? []
      : [{ op: 'put', table, key, value: await sealOutboxRow(context, key, row) }];
  }
  if (table === 'drafts') {
    const opened = await ports.sealer.open(value, place);
    const sealer = tierSealing(context, 'cases');
    if (!opened.ok || sealer === undefined) return [];
    const to = draftKeyIn('cases', key);
    const sealed = await sealer.seal(opened.value, placeOf(identity.replica, table, to));
    return [
      { op: 'delete', table, key },
      { op: 'put', table, key: to, value: sealed },
    ];
  }
  const opened = await ports.sealer.openBlock(value, place);
  if (!opened.ok) return [];
  const sealed = await sealerOf(context, key.slice(0, key.indexOf('|'))).sealBlock(
    opened.value,
    place,
  );
  return [{ op: 'put', table, key, value: sealed }];
};
