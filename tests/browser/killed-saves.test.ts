// The whole browser is killed at any moment of a save: what was shown as saved is there, genuine, once, and no number twice.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import type { Phone } from '#tests/sync/phone.ts';
import { synced } from '#tests/sync/union.ts';
import {
  allSent,
  collectButton,
  enterByLink,
  openCollect,
  seen,
  sumField,
  takeDues,
  title,
  unlock,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnionWith, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, until, type Handset, type SyncServer } from './rig.ts';

const KILLS = process.env['TEST_LONG'] === '1' ? 200 : 10;
const SEED = Number(process.env['SEED'] ?? 20_261_123);
/** Saves that nobody disturbs, each the first after a start, by which the moments of the kills are measured out. */
const QUIET_SAVES = 2;
/** What one start, save and kill may take on a machine that does other things too. */
const TURN_MS = 30_000;
/** After so many kills it is told how they went. */
const TOLD_EVERY = 8;
/** The list of what is not sent names so many and counts the rest. */
const NAMED_MAX = 100;

interface Receipt {
  readonly number: string;
  readonly sum: string;
}

let server: SyncServer;
let union: Union;
let quiet: Phone;
let phone: Handset;
/** What the phone has, in the order it was written. */
const kept: Receipt[] = [];
/** The numbers that stood on the screen of the window of now, up to the moment it was killed. */
let said: string[] = [];

/** A made-up given name that nobody else here has. */
const nameOf = (turn: number): string => {
  const letters = [
    String.fromCharCode(65 + Math.floor(turn / 120)),
    'aeiouy'.charAt(turn % 6),
    String.fromCharCode(98 + (Math.floor(turn / 6) % 20)),
  ];
  return `Lò Văn ${letters.join('')}`;
};
/** No two alike, so that a sum tells which receipt it is of. */
const sumOf = (turn: number): string => `${25 + turn}.000`;

/** The same moments for the same seed (mulberry32). */
const chance = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/** Says each receipt the moment it stands on the screen: it must outlive whatever comes then. */
const tellReceipts = (): void => {
  const told = new Set<string>();
  new MutationObserver(() => {
    for (const paper of document.querySelectorAll('article[aria-label]')) {
      const label = paper.getAttribute('aria-label') ?? '';
      if (told.has(label)) continue;
      told.add(label);
      console.info(`on the screen: ${label}`);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });
};

const listen = (): void => {
  said = [];
  phone.context.on('console', (message) => {
    const [, label] = /^on the screen: (.*)$/.exec(message.text()) ?? [];
    if (label?.startsWith(`${vi.dues.receiptTitle} `) === true)
      said.push(label.slice(vi.dues.receiptTitle.length + 1));
  });
};

beforeAll(async () => {
  server = await startSyncServer();
  const names = Array.from({ length: QUIET_SAVES + KILLS }, (_, turn) => nameOf(turn));
  ({ union, quiet } = await foundUnionWith(server, names));
  phone = await buyHandset({ before: tellReceipts });
  await enterByLink(phone.page, (await union.invite(CHAIR)).link);
  await withoutNetworkReady(phone.page);
  await server.stop();
  await phone.context.setOffline(true);
  listen();
}, 240_000);
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

const fillIn = async (turn: number): Promise<void> => {
  await openCollect(phone.page, nameOf(turn));
  await sumField(phone.page).fill(sumOf(turn));
};

/** Starts the phone where what is not sent is named; answers with the receipts there, oldest first, and how many there are. */
const startAgain = async (): Promise<{ readonly count: number; readonly named: Receipt[] }> => {
  await phone.reopen({ offline: true });
  listen();
  const { page } = phone;
  await page.goto(`${server.origin}/khac/chua-gui`);
  await unlock(page);
  await seen(title(page, vi.sync.unsentTitle), 40_000);
  const rows = page.getByRole('main').getByRole('listitem');
  await seen(rows);
  const some = page.getByText(new RegExp(`^${vi.sync.unsentCount(7, 0).replace('7', '[0-9]+')}`));
  const count = Number(/^[0-9]+/.exec((await some.first().textContent()) ?? '')?.[0]);
  const texts = await rows.allTextContents();
  const named = texts.flatMap((text): Receipt[] => {
    const [, number, sum] = /([0-9A-Z]+-[0-9]{6}) · ([0-9.]+)/.exec(text) ?? [];
    return number === undefined || sum === undefined ? [] : [{ number, sum }];
  });
  expect(named.length).toBe(Math.min(count, NAMED_MAX));
  return { count, named: named.reverse() };
};

const place = (number: string): number => Number(number.slice(number.indexOf('-') + 1));

test(
  `killed ${KILLS} times in a save (seed ${SEED}): what was shown as saved is there, and no number is given twice`,
  async () => {
    let saveMs = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < QUIET_SAVES; turn += 1) {
      await fillIn(turn);
      const fromMs = performance.now();
      const number = await takeDues(phone.page);
      saveMs = Math.min(saveMs, performance.now() - fromMs);
      kept.push({ number, sum: sumOf(turn) });
      await phone.kill();
      expect((await startAgain()).named).toEqual(kept);
    }

    const random = chance(SEED);
    const seenAs = { shown: 0, 'there, not yet shown': 0, 'not there': 0 };
    for (let turn = QUIET_SAVES; turn < QUIET_SAVES + KILLS; turn += 1) {
      await fillIn(turn);
      said = [];
      // One somewhere between the finger and the paper, the next in the moments after the paper is to be seen.
      const delayMs = random() * saveMs;
      const waitsForPaper = turn % 2 === 0;
      collectButton(phone.page)
        .click({ noWaitAfter: true })
        .catch(() => undefined);
      if (waitsForPaper) await until(() => said.length > 0, TURN_MS, 'the receipt is shown');
      await new Promise((resolve) => setTimeout(resolve, waitsForPaper ? delayMs / 2 : delayMs));
      await phone.kill();
      const shown = said;

      const { count, named } = await startAgain();
      const isThere = count > kept.length;
      const which = `turn ${turn}, ${Math.round(delayMs)} ms`;
      if (isThere) kept.push({ number: named.at(-1)?.number ?? '', sum: sumOf(turn) });
      // All that was there before, this one whole or not at all, and nothing besides.
      expect(count, which).toBe(kept.length);
      expect(named, which).toEqual(kept.slice(-NAMED_MAX));
      expect(
        named.map(({ number }) => place(number)),
        which,
      ).toEqual(named.map((_, at) => kept.length - named.length + at + 1));
      if (shown.length > 0) expect(shown, which).toEqual(isThere ? [kept.at(-1)?.number] : []);
      seenAs[shown.length > 0 ? 'shown' : isThere ? 'there, not yet shown' : 'not there'] += 1;
      if ((turn - QUIET_SAVES + 1) % TOLD_EVERY === 0)
        console.info(`a save took ${Math.round(saveMs)} ms; killed: ${JSON.stringify(seenAs)}`);
    }
    expect(seenAs.shown).toBeGreaterThanOrEqual(KILLS / 2);
  },
  120_000 + KILLS * TURN_MS,
);

test('with network all of it arrives, each once, in one unbroken chain, and as it stood on the screen', async () => {
  await server.start();
  await phone.context.setOffline(false);
  await allSent(phone.page);
  await synced(quiet);
  const members = await quiet.replica.shelf.find({ type: 'member' });
  const nameById = new Map(members.map(({ id, values }) => [id, String(values['fullName'])]));
  const receipts = await quiet.replica.shelf.find({ type: 'receipt' });
  const arrived = receipts
    .map(({ values }) => ({
      number: Number(values['number']),
      amountVnd: values['amountVnd'],
      name: nameById.get(String(values['member'])),
    }))
    .sort((a, b) => a.number - b.number);
  expect(arrived).toEqual(
    kept.map(({ number, sum }) => ({
      number: place(number),
      amountVnd: Number(sum.replaceAll('.', '')),
      name: nameOf(Number(sum.replaceAll('.', '')) / 1000 - 25),
    })),
  );
  expect(new Set(receipts.map(({ values }) => values['series'])).size).toBe(1);
  const chains = quiet.replica.heads().filter(({ book }) => book === bookId('dues', union.unit));
  expect(chains.map(({ seq }) => seq)).toEqual([kept.length]);
  expect((await quiet.replica.selfCheck('all')).ok).toBe(true);
  expect(phone.faults).toEqual([]);
});
