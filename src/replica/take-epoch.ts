/** Goes over to a restored server: every book that stands there as it stands here is carried over, in one transaction. */
import { accept, refuse, type Result } from '#base/result.ts';
import { EMPTY_DIGEST } from '#book/digest.ts';
import { carriedSigningBytes } from '#protocol/restore.ts';
import type { EngineContext } from './engine-context.ts';
import type { Write } from './ports.ts';
import type { TakeProblem } from './replica.ts';
import type { ServerHello } from './server-hello.ts';
import { changesOf, rowStateOf } from './replica-state.ts';
import {
  CONTACT_KEY,
  cursorKey,
  freshCursor,
  type ContactRow,
  type CursorRow,
} from './stored-rows.ts';

/**
 * Nothing leaves this disk. A book of which the restored server does not say the same keeps its old cursor. Own
 * entries that no page has shown wait again for a verdict of this epoch; one of the epoch before proves nothing.
 * Refuses: other-epoch, where the server has signed nothing about any book that lies here.
 */
export const takeEpoch = async (
  context: EngineContext,
  hello: ServerHello,
): Promise<Result<void, TakeProblem>> => {
  const { state, ports } = context;
  const { carried, isSigned } = await carriedCursors(context, hello);
  if (!isSigned && state.cursors.size > 0) return refuse({ kind: 'other-epoch' });
  const contact: ContactRow = {
    epoch: hello.epoch,
    offsetMs: hello.nowMs - ports.clock.nowMs(),
    atMs: hello.nowMs,
    newest: state.newest,
  };
  const fresh = hello.books
    .filter((book) => !state.cursors.has(book))
    .map((book) => freshCursor(book, hello.epoch.id));
  const moved = [...carried, ...fresh];
  const committed = await context.commit([
    { op: 'put', table: 'cursor', key: CONTACT_KEY, value: JSON.stringify(contact) },
    ...moved.map((row): Write => ({
      op: 'put',
      table: 'cursor',
      key: cursorKey(row.book),
      value: JSON.stringify(row),
    })),
  ]);
  if (!committed.ok) return committed;
  state.contact = contact;
  for (const row of moved) state.cursors.set(row.book, row);
  waitAgain(context);
  await context.publish();
  return accept(undefined);
};

const carriedCursors = async (
  { state, ports, identity }: EngineContext,
  { carried = [], epoch, nonce }: ServerHello,
): Promise<{ readonly carried: readonly CursorRow[]; readonly isSigned: boolean }> => {
  const rows: CursorRow[] = [];
  let isSigned = false;
  for (const { book, n, signature } of carried) {
    const row = state.cursors.get(book);
    if (row === undefined || row.epoch === epoch.id || nonce === undefined) continue;
    if (n !== row.n && n !== 0) continue;
    const digest = n === 0 ? EMPTY_DIGEST : row.digest;
    const said = carriedSigningBytes({ nonce, epoch: epoch.id, book, n, digest });
    if (!(await ports.verifier.verify(identity.serverKey, said, signature))) continue;
    isSigned = true;
    // At nothing it is taken anew, beside what lies here.
    if (n === row.n) rows.push({ ...row, epoch: epoch.id });
  }
  return { carried: rows, isSigned };
};

/** On the disk the old verdict stays beside the entry; when it is opened it is read in the same way. */
const waitAgain = ({ state, ledger }: EngineContext): void => {
  for (const item of state.outbox.values()) {
    const { verdict, ...row } = item.row;
    if (verdict === undefined || verdict.epoch === state.contact?.epoch.id) continue;
    const waiting = { ...item, row };
    state.outbox.set(row.hash, waiting);
    ledger.overlay(item.body.book, changesOf(waiting), rowStateOf(row));
  }
};
