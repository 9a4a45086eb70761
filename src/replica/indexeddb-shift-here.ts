/** The shift of a book, asked of IndexedDB itself: whether the lock asks for a PIN is known before the vault is read. */
import { CONTACT_KEY, OWN_KEYS, timeHere, type TimeHere } from './clock-rows.ts';
import { databaseOfReplica } from './database-names.ts';
import { answerOf, onDatabase } from './indexeddb-asking.ts';
import type { Table } from './ports.ts';
import { isShiftOver, lookedAt, progressOf, SHIFT_ROW, shiftOf, type Shift } from './shift-row.ts';
import type { ShiftSecrets } from './shift-secrets.ts';

/** As the port of the vault has it: the shift that goes on; one that is over is erased with this look. */
export const shiftHere = async (
  factory: IDBFactory,
  secrets: Pick<ShiftSecrets, 'remove'>,
  replica: string,
  nowMs: number,
): Promise<Shift | undefined> => {
  const asked = await onDatabase(factory, databaseOfReplica(replica), async (opened) => {
    const { row, time } = await read(opened, nowMs);
    if (row === undefined) return {};
    const shift = progressOf(row);
    const after = lookedAt(row, time);
    if (after !== row) await write(opened, time);
    return after === undefined || shift === undefined ? {} : { shift: shiftOf(shift) };
  });
  // A close of the day has taken the row away in its own transaction: its other half goes here. Nobody waits for it.
  // Where the database could not be asked nothing is known, and nothing ended.
  if (asked !== undefined && asked.shift === undefined) void secrets.remove(replica);
  return asked?.shift;
};

/** Whether one goes on, and nothing is written: for the screen that stands in the page before the app. */
export const goesOnHere = async (
  factory: IDBFactory,
  replica: string,
  nowMs: number,
): Promise<boolean> => {
  const goesOn = await onDatabase(factory, databaseOfReplica(replica), async (opened) => {
    const { row, time } = await read(opened, nowMs);
    const shift = progressOf(row);
    return shift !== undefined && !isShiftOver(shift, time);
  });
  return goesOn === true;
};

const KEYS: Table = 'keys';
const CURSOR: Table = 'cursor';
const HEADS: Table = 'heads';

const read = async (
  opened: IDBDatabase,
  nowMs: number,
): Promise<{ readonly row: unknown; readonly time: TimeHere }> => {
  const tables = opened.transaction([KEYS, CURSOR, HEADS], 'readonly');
  const ownRange = IDBKeyRange.bound(OWN_KEYS.from, OWN_KEYS.to, false, true);
  const [row, contact, own] = await Promise.all([
    answerOf<unknown>(tables.objectStore(KEYS).get(SHIFT_ROW)),
    answerOf<unknown>(tables.objectStore(CURSOR).get(CONTACT_KEY)),
    answerOf<unknown[]>(tables.objectStore(HEADS).getAll(ownRange)),
  ]);
  return { row, time: timeHere(nowMs, contact, own) };
};

/** Looks once more in a transaction of its own: another window may have counted a try meanwhile. */
const write = (opened: IDBDatabase, time: TimeHere): Promise<void> =>
  new Promise((resolve, reject) => {
    const writing = opened.transaction(KEYS, 'readwrite', { durability: 'strict' });
    const keys = writing.objectStore(KEYS);
    const asked: IDBRequest<unknown> = keys.get(SHIFT_ROW);
    asked.onsuccess = () => {
      const after = lookedAt(asked.result, time);
      if (after === undefined) keys.delete(SHIFT_ROW);
      else keys.put(after, SHIFT_ROW);
    };
    writing.oncomplete = () => resolve();
    writing.onabort = () => reject(writing.error ?? new Error('not written'));
  });
