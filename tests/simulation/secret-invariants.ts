// What must hold of confidential requests: nobody has one who was never let in, and nobody sees one before the words were said.
import { isConfidential } from '#domain/cases/confidential-book.ts';
import type { JournalSnapshot } from '#replica/memory-journal-store.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import { SECRET, WORDS } from './case-acts.ts';
import type { SimPhone } from './sim-phone.ts';
import { Broken } from './truth.ts';
import type { World } from './world.ts';

type Tables = JournalSnapshot['tables'];

const TYPES = ['caseFile', 'caseNote', 'caseReader'] as const;

const bookOf = (key: string): string => key.slice(0, key.indexOf('|'));
/** Where bodies lie; elsewhere a device knows no more than that there is such a book. */
const BODIES = ['journal', 'outbox', 'segments', 'blobs'] as const;

/** At any time: what lies on the disk is of books that name this officer, and what is closed is not on the list. */
export const checkSecrets = async (
  { truth }: World,
  phone: SimPhone,
  tables: Tables,
): Promise<void> => {
  const { officer } = phone.identity;
  for (const table of BODIES)
    for (const key of tables.get(table)?.keys() ?? [])
      if (isConfidential(bookOf(key)) && !truth.isLetIn(bookOf(key), officer))
        throw new Broken('confidential', `${phone.name} has ${table} ${key}`);
  const { replica } = phone.app() ?? {};
  if (replica === undefined || replica.tier.state().isOpen) return;
  const shown = await secretRows(phone);
  if (shown.length > 0) throw new Broken('closed tier', `${phone.name} shows ${shown.join()}`);
};

/** At rest: no text of it stands anywhere on a disk whose officer was let into nothing, and none under the plain key. */
export const checkSecretTexts = ({ truth }: World, phone: SimPhone): void => {
  const { officer, replica } = phone.identity;
  const own = plainSealer();
  const isOutside = !truth.isLetInAnywhere(officer);
  for (const [table, rows] of phone.disk().snapshot().tables)
    for (const [key, value] of rows) {
      const bytes = Buffer.from(value as Uint8Array | string);
      if (isOutside && bytes.includes(SECRET))
        throw new Broken('confidential', `${phone.name} has a text of it in ${table} ${key}`);
      if (typeof value === 'string' || !isConfidential(bookOf(key))) continue;
      const place = `scd/1|${replica}|${table}|${key}`;
      const isPlain = own.open(value, place).ok || own.openBlock(value, place).ok;
      if (isPlain && bytes.includes(SECRET))
        throw new Broken('confidential', `${phone.name}: ${table} ${key} opens without the words`);
    }
};

export const openTier = async (phone: SimPhone): Promise<boolean> => {
  const { tier } = phone.app()?.replica ?? {};
  if (tier === undefined || tier.state().isOpen) return false;
  const opened = await tier.open(WORDS);
  return opened.ok;
};

/** At rest: closed, the texts are off the list and nothing else is; the words show the same again. */
export const checkClosing = async (world: World, phone: SimPhone): Promise<void> => {
  const { replica } = phone.app() ?? {};
  if (replica === undefined || !replica.tier.state().isOpen) return;
  const before = await secretRows(phone);
  const others = (await replica.shelf.find({ type: 'member' })).length;
  await replica.tier.close();
  await checkSecrets(world, phone, phone.disk().snapshot().tables);
  if ((await replica.shelf.find({ type: 'member' })).length !== others)
    throw new Broken('closed tier', `${phone.name}: other rows went with it`);
  const { waiting } = replica.counts();
  if (waiting > 0) throw new Broken('closed tier', `${phone.name}: ${waiting} wait all at once`);
  if (!(await openTier(phone))) throw new Broken('closed tier', `${phone.name}: it does not open`);
  const after = await secretRows(phone);
  if (before.join('\n') !== after.join('\n'))
    throw new Broken('closed tier', `${phone.name}: ${before.length} rows, then ${after.length}`);
  if (after.length > 0) world.truth.tell('closed and read again');
};

const secretRows = async (phone: SimPhone): Promise<readonly string[]> => {
  const { shelf } = phone.app()?.replica ?? {};
  const found: string[] = [];
  for (const type of TYPES)
    for (const row of (await shelf?.find({ type })) ?? [])
      if (isConfidential(row.book)) found.push(`${row.key} ${JSON.stringify(row.values)}`);
  return found.sort();
};
