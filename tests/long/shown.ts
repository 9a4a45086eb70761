/** What a phone shows of its books, to be compared with what another one shows. */
import type { SwarmPhone } from './swarm.ts';

/** Every receipt and every member, each with its values, in one order. */
export const shownBy = async ({ replica }: SwarmPhone): Promise<readonly string[]> => {
  const rows = [
    ...(await replica.shelf.find({ type: 'receipt' })),
    ...(await replica.shelf.find({ type: 'member' })),
  ];
  return rows.map(({ id, book, values }) => JSON.stringify([book, id, values])).sort();
};

/** Series and number of every receipt, sorted. */
export const receiptNumbers = async ({ replica }: SwarmPhone): Promise<readonly string[]> =>
  (await replica.shelf.find({ type: 'receipt' }))
    .map(({ values }) => `${String(values['series'])}-${String(values['number'])}`)
    .sort();
