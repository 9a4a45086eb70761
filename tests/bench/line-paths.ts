/** The golden paths that wait for a network, over a line as slow as theirs: a day of receipts sent, and a new phone let in. */
import type { Page } from 'playwright-core';
import { collect } from '#tests/sync/union.ts';
import { button, field, seen, title, vi, WORDS } from '../browser/officer.ts';
import { CHAIR, foundUnion, QUIET_CHAIR, registerMembers } from '../browser/practice-union.ts';
import { buyHandset, freePort, startSyncServer } from '../browser/rig.ts';
import { rounded, type BenchLine } from './lines.ts';
import { letters } from './path-lines.ts';
import { startSlowLine, type LineSpeed, type SlowLine } from './slow-line.ts';
import { slowDown, THROTTLE } from './slow-phone.ts';

const MEMBERS = 200;
const LONG_MS = 240_000;
const FIFTY: LineSpeed = { downKbit: 50, upKbit: 50, roundTripMs: 400 };
/** What browsers and Lighthouse call slow 4G, once regular 3G. */
const THREE_G: LineSpeed = { downKbit: 1_600, upKbit: 750, roundTripMs: 300 };

/** A union with two hundred members and its chair, behind a line that is quick until it is told otherwise. */
const behindTheLine = async (
  measure: (scene: {
    readonly line: SlowLine;
    readonly unit: string;
    readonly chair: Awaited<ReturnType<Awaited<ReturnType<typeof foundUnion>>['quietPhone']>>;
    readonly link: string;
  }) => Promise<BenchLine>,
): Promise<BenchLine> => {
  const port = await freePort();
  const server = await startSyncServer(port);
  const line = await startSlowLine(port, server.port);
  try {
    const union = await foundUnion(server);
    const chair = await union.quietPhone(QUIET_CHAIR);
    const names = Array.from({ length: MEMBERS }, (_, at) => `Lò Văn ${letters(at)}`);
    await registerMembers(chair, union.unit, names);
    const { link } = await union.invite(CHAIR);
    return await measure({ line, unit: union.unit, chair, link });
  } finally {
    await line.close();
    await server.throwAway();
  }
};

/**
 * Two hundred receipts written one by one without a network, from the beginning of the contact until the phone
 * knows that all of them are in the system. The replica and the wire are the app's, the server a process of its
 * own; the phone is not slowed down, for the line is what is waited for. Fails where no count was told on the way.
 */
export const sendingOver50kbit = (): Promise<BenchLine> =>
  behindTheLine(async ({ line, unit, chair }) => {
    for (const { id } of await chair.replica.shelf.find({ type: 'member' }))
      if (!(await collect(chair, unit, id)).ok) throw new Error('not collected');
    const counts = new Set<string>();
    const stop = chair.sync.watch(() => {
      const state = chair.sync.state();
      if (state.phase === 'sending') counts.add(`${state.sent} / ${state.of}`);
    });
    line.become(FIFTY);
    const startedMs = performance.now();
    const problem = await chair.sync.syncNow();
    const tookMs = performance.now() - startedMs;
    stop();
    if (problem !== undefined) throw new Error(problem.kind);
    if (chair.replica.counts().waiting > 0) throw new Error('not all was sent');
    if (!counts.has(`0 / ${MEMBERS}`)) throw new Error(`counts: ${[...counts].join(', ')}`);
    return { name: 'path.send-200-50kbit', value: rounded(tookMs), unit: 'ms' };
  });

/**
 * From the tap on the link to an app that works without a network, on a phone six times slower: words chosen,
 * the book there, every piece of the app and the scanner on the phone. What the officer types takes no time here.
 */
export const enrollingOver3g = (): Promise<BenchLine> =>
  behindTheLine(async ({ line, link }) => {
    const phone = await buyHandset({ before: slowDown, isMeasured: true });
    try {
      const { page, context } = phone;
      context.setDefaultTimeout(LONG_MS);
      line.become(THREE_G);
      await slowly(page);
      const startedMs = performance.now();
      const sinceStart = (): number => Math.round(performance.now() - startedMs);
      await page.goto(link, { waitUntil: 'commit' });
      await button(page, vi.enrol.thisIsMe).click();
      await field(page, vi.enrol.words).fill(WORDS);
      await field(page, vi.enrol.wordsAgain).fill(WORDS);
      await button(page, vi.enrol.enter).click();
      await seen(title(page, vi.today.title), LONG_MS);
      const enteredMs = sinceStart();
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      const keptMs = sinceStart();
      await seen(page.getByText(vi.today.offlineReady), LONG_MS);
      const tookMs = sinceStart();
      if (process.env['BENCH_TIMES'] !== undefined)
        console.error(`Hôm nay ${enteredMs}, all on the phone ${keptMs}, said so ${tookMs}`);
      return { name: 'path.enrol-3g', value: rounded(tookMs), unit: 'ms' };
    } finally {
      await phone.throwAway();
    }
  });

const slowly = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
};
