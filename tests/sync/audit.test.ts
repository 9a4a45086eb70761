// Who opened a request: noted on the phone without a network, told once, read by whom it concerns; and forged answers.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { openCase } from '#domain/cases/acts.ts';
import { askAudit } from '#sync/http-audit.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { notePrintsOf, noteWhileShown } from '#replica/seen-on-screen.ts';
import { openPhone, type Phone } from './phone.ts';
import { must, startUnion, synced, type TestUnion } from './union.ts';

let union: TestUnion;
let chair: Phone;
let cases: string;
const HOUR_MS = 3_600_000;

beforeEach(async () => {
  union = await startUnion();
  cases = bookId('cases', union.unit);
  chair = await union.officerPhone('chu.tich', ['chair']);
});
afterEach(() => union.server.stop());

const ask = (phone: Phone) =>
  askAudit(
    phone.wire,
    async () => {
      await phone.transport.signIn();
      return phone.transport.session();
    },
    { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    {
      fromMs: union.server.clock.ms - 20 * 24 * HOUR_MS,
      toMs: union.server.clock.ms + 24 * HOUR_MS,
    },
  );
const logOf = async (phone: Phone) => {
  const { answer, nonce } = must(await ask(phone));
  return must(await phone.replica.readAudit(answer, nonce));
};
const viewsIn = async (phone: Phone) =>
  (await logOf(phone)).lines.filter(({ what }) => what === 'case-viewed');

const takeIn = async (phone: Phone): Promise<string> => {
  must(
    await phone.replica.save((moment) =>
      openCase(
        {
          ...{ casesBook: cases, readers: [], summary: 'Chậm lương', receivedOn: moment.today },
          ...{ applicant: { who: 'anonymous' }, channel: 'office' },
          ...{ kind: 'late-wages', urgency: 'normal' },
        },
        moment,
      ),
    ),
  );
  return (await phone.replica.shelf.find({ type: 'caseFile' }))[0]?.id ?? '';
};

test('opened three times without a network and after a restart: one line, with officer, device and the phone’s time', async () => {
  const about = await takeIn(chair);
  const thing = { what: 'case-viewed', book: cases, about } as const;
  const { fetch } = union.server.line;
  union.server.line.fetch = () => Promise.reject(new Error('no signal'));
  await chair.replica.seen.note(thing);
  await chair.replica.seen.note(thing);
  expect(await chair.sync.syncNow()).toEqual({ kind: 'no-connection' });
  const again = await openPhone(union.server, {
    ...chair,
    store: memoryJournalStore(chair.store.snapshot()),
  });
  await again.replica.seen.note(thing);
  expect(await again.replica.seen.waiting(10)).toHaveLength(2);
  union.server.line.fetch = fetch;
  await synced(again);
  expect(await again.replica.seen.waiting(10)).toEqual([]);
  const views = await viewsIn(again);
  expect(views).toEqual([
    expect.objectContaining({
      ...{ officer: chair.identity.officer, device: chair.identity.device, book: cases, about },
      saidMs: expect.any(Number),
    }),
  ]);
  // An hour later it is another looking.
  again.clock.ms += HOUR_MS;
  await again.replica.seen.note(thing);
  await synced(again);
  expect(await viewsIn(again)).toHaveLength(2);
});

test('a page of a request is looked at when it is shown, and printed each time it is, until it is left', async () => {
  const about = await takeIn(chair);
  await synced(chair);
  const page = new EventTarget();
  const noted = async (count: number): Promise<void> => {
    await expect.poll(async () => (await chair.replica.seen.waiting(10)).length).toBe(count);
    chair.clock.ms += 1_000;
  };
  const leave = noteWhileShown(chair.replica.seen, [{ book: cases, about }], page);
  await noted(1);
  for (const count of [2, 3]) {
    page.dispatchEvent(new Event('beforeprint'));
    await noted(count);
  }
  leave();
  page.dispatchEvent(new Event('beforeprint'));
  await noted(3);
  await synced(chair);
  const told = (await logOf(chair)).lines.filter((line) => line.about === about);
  expect(told.map(({ what }) => what)).toEqual(['case-printed', 'case-printed', 'case-viewed']);
});

test('minutes that list requests: printed they stand in the log by their book, only looked at they do not', async () => {
  await takeIn(chair);
  const page = new EventTarget() as Window;
  const leave = notePrintsOf(chair.replica.seen, [{ book: cases, about: null }], page);
  expect(await chair.replica.seen.waiting(10)).toEqual([]);
  page.dispatchEvent(new Event('beforeprint'));
  await expect.poll(async () => (await chair.replica.seen.waiting(10)).length).toBe(1);
  leave();
  await synced(chair);
  const told = (await logOf(chair)).lines.filter(({ what }) => what === 'case-printed');
  expect(told).toMatchObject([{ book: cases, about: null, officer: chair.identity.officer }]);
});

test('an answer that does not come through loses nothing and tells nothing twice', async () => {
  const about = await takeIn(chair);
  await chair.replica.seen.note({ what: 'case-viewed', book: cases, about });
  const { fetch } = union.server.line;
  union.server.line.fetch = async (input, init) => {
    const answered = await fetch(input, init);
    // It reached the server, and the way back broke.
    if (input instanceof URL && input.pathname === '/api/audit/notes') throw new Error('torn');
    return answered;
  };
  await synced(chair);
  expect(await chair.replica.seen.waiting(10)).toHaveLength(1);
  union.server.line.fetch = fetch;
  await synced(chair);
  expect(await chair.replica.seen.waiting(10)).toEqual([]);
  expect(await viewsIn(chair)).toHaveLength(1);
});

test('a backup file that left the phone with requests in it is told, one without is not', async () => {
  await takeIn(chair);
  await chair.replica.seen.noteBackup([`dues.${union.unit}|life1`]);
  expect(await chair.replica.seen.waiting(10)).toEqual([]);
  await chair.replica.seen.noteBackup([`${cases}|life1`, `${cases}|life2`]);
  expect((await chair.replica.seen.waiting(10)).map(({ note }) => note)).toEqual([
    expect.objectContaining({ what: 'case-backed-up', book: cases, about: null }),
  ]);
});

test('an answer with a line changed, and one to another question, are not shown', async () => {
  const { answer, nonce } = must(await ask(chair));
  const [first, ...rest] = answer.lines;
  const forged = { ...answer, lines: [{ ...first!, officer: 'ai_khac' }, ...rest] };
  expect(await chair.replica.readAudit(forged, nonce)).toMatchObject({
    error: { kind: 'not-genuine' },
  });
  expect(await chair.replica.readAudit(answer, 'AAAAAAAAAAAAAAAAAAAAAA')).toMatchObject({
    error: { kind: 'out-of-turn' },
  });
});
