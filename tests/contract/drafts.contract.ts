/** What half-filled forms keep over any store: they come back, in bounds, and only to the one who holds the key. */
import { refuse } from '#base/result.ts';
import {
  createDrafts,
  DRAFT_AGE_MAX_MS,
  DRAFT_BYTES_MAX,
  DRAFTS_MAX,
  type Drafts,
} from '#replica/drafts.ts';
import { tierSealer } from '#replica/book-tier.ts';
import type { JournalStore, Sealer } from '#replica/ports.ts';
import type { ContractKit } from './contract-kit.ts';

export interface DraftsSubject {
  /** The same name opens the same store, unless it is the first time. */
  readonly open: (name: string) => Promise<JournalStore>;
  /** The same number gives the same key. */
  readonly sealer: (key: number) => Promise<Sealer>;
}

const NOON_MS = Date.UTC(2026, 10, 22, 5);
const STORY = 'Chị Hiền bị trừ lương vì nghỉ đưa con đi khám';

interface Desk {
  readonly drafts: Drafts;
  readonly store: JournalStore;
  /** The app as it is after another start: nothing in memory, the same disk. */
  readonly startAnew: (key?: number) => Promise<Drafts>;
  readonly at: (ms: number) => void;
  readonly loseWriter: () => void;
  /** What has changed on the screen is painted. */
  readonly paint: () => void;
  readonly openTier: (isOpen: boolean) => void;
}

export const draftsContract = (kit: ContractKit, subject: DraftsSubject): void => {
  const { test, equal, isTrue } = kit;

  test('a confidential one is offered only once the tier is open, and tidying leaves it meanwhile', async () => {
    const { drafts, store, startAnew, openTier } = await desk('tier');
    const id = drafts.newId();
    // Typed first, ticked then: of the first letters nothing stays in the lower tier.
    drafts.write('case|', id, { summary: 'Chị' });
    await drafts.settle();
    drafts.write('case|', id, { summary: STORY }, 'cases');
    await drafts.settle();
    drafts.write('case|', id, { summary: STORY }, 'confidential');
    await drafts.settle();
    equal((await startAnew().then((again) => again.read('case|'))).length, 0);
    const again = await startAnew();
    await again.tidy();
    const rows = await store.list('drafts');
    isTrue(rows.ok && rows.value.length === 1, 'one row is left');
    openTier(true);
    const offered = await again.read('case|');
    equal(
      offered.map(({ id: name, value }) => ({ name, value })),
      [{ name: id, value: { summary: STORY } }],
    );
    // Taken up and unticked: it lies in the lower tier from then on.
    again.write('case|', id, { summary: 'không kín nữa' });
    await again.settle();
    openTier(false);
    equal((await startAnew().then((last) => last.read('case|'))).length, 1);
    again.drop('case|', id);
    await again.settle();
    const after = await store.list('drafts');
    isTrue(after.ok && after.value.length === 0, 'nothing is left');
  });

  const desk = async (name: string): Promise<Desk> => {
    const store = await subject.open(name);
    await store.takeWriter('me');
    let nowMs = NOON_MS;
    let isWriter = true;
    let isTierOpen = false;
    let ids = 0;
    let paint = (): void => undefined;
    const painted = new Promise<void>((resolve) => (paint = resolve));
    const tier = await subject.sealer(9);
    const start = async (key = 1): Promise<Drafts> =>
      createDrafts({
        replica: 'r1',
        store,
        sealer: await subject.sealer(key),
        chance: { bytes: (length) => new Uint8Array(length).fill((ids += 1)) },
        nowMs: () => nowMs,
        isWriter: () => isWriter,
        commit: (writes) => store.commit('me', writes),
        tierSealer: () => tierSealer(tier, isTierOpen ? tier : undefined),
        isTierOpen: () => isTierOpen,
        rest: () => painted,
      });
    return {
      paint: () => {
        paint();
      },
      openTier: (isOpen) => {
        isTierOpen = isOpen;
      },
      drafts: await start(),
      store,
      startAnew: start,
      at: (ms) => {
        nowMs = ms;
      },
      loseWriter: () => {
        isWriter = false;
      },
    };
  };
  const rowsOf = async (store: JournalStore) => {
    const listed = await store.list('drafts');
    return listed.ok ? listed.value : [];
  };

  test('what a saved form leaves behind goes once the receipt is painted, and not before', async () => {
    const { drafts, store, paint } = await desk('painted');
    const id = drafts.newId();
    drafts.write('collect:m', id, { sum: '25.000' });
    await drafts.settle();
    drafts.drop('collect:m', id);
    drafts.settleSoon();
    await Promise.resolve();
    equal((await rowsOf(store)).length, 1);
    paint();
    for (let tries = 0; tries < 100 && (await rowsOf(store)).length > 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 2));
    equal((await rowsOf(store)).length, 0);
  });

  /** The save of the form in whose transaction the draft goes, as the engine does it. */
  const finishing = (
    { drafts, store }: Pick<Desk, 'drafts' | 'store'>,
    id: string,
    end: 'saved' | 'not-read-back' | 'bad-value' | 'thrown',
  ) =>
    drafts.finishing({ form: 'case:', id, value: STORY, tier: undefined }, async (gone) => {
      if (end === 'thrown') throw new Error('the disk is gone');
      if (end === 'bad-value') return refuse({ kind: end });
      const committed = await store.commit('me', [
        { op: 'add', table: 'outbox', key: `entry-${id}`, value: 'x' },
        ...gone,
      ]);
      return end === 'saved' ? committed : refuse({ kind: end });
    });

  test('a form that is saved leaves in the same transaction; a letter on its way does not bring it back', async () => {
    const { drafts, store } = await desk('finished');
    const [onDisk, onItsWay, unwritten] = [drafts.newId(), drafts.newId(), drafts.newId()];
    drafts.write('case:', onDisk, STORY);
    await drafts.settle();
    drafts.write('case:', onItsWay, STORY);
    void drafts.settle();
    drafts.write('case:', unwritten, STORY);
    for (const id of [onDisk, onItsWay, unwritten]) {
      isTrue((await finishing({ drafts, store }, id, 'saved')).ok, 'it is saved');
      // What the save did not wait for: a key pressed once more, the form that says it is done.
      drafts.write('case:', id, 'một chữ nữa');
      drafts.drop('case:', id);
    }
    equal(await rowsOf(store), []);
    await drafts.settle();
    equal(await rowsOf(store), []);
  });

  test('a save that is refused, or breaks, keeps the form, with what was typed last', async () => {
    for (const end of ['bad-value', 'thrown'] as const) {
      const { drafts, store } = await desk(`kept-${end}`);
      const id = drafts.newId();
      drafts.write('case:', id, 'Chị');
      await drafts.settle();
      drafts.write('case:', id, STORY);
      const ended = await finishing({ drafts, store }, id, end).then(
        () => 'answered',
        () => 'thrown',
      );
      equal(ended, end === 'thrown' ? 'thrown' : 'answered');
      equal(
        (await drafts.read('case:')).map(({ value }) => value),
        [STORY],
      );
    }
  });

  test('where nobody knows whether the save is on the disk, the form is written again', async () => {
    const { drafts, store } = await desk('unsure');
    const id = drafts.newId();
    drafts.write('case:', id, STORY);
    await drafts.settle();
    await finishing({ drafts, store }, id, 'not-read-back');
    equal(await rowsOf(store), []);
    equal(
      (await drafts.read('case:')).map(({ value }) => value),
      [STORY],
    );
  });

  test('a story half told is there after the tab was ended', async () => {
    const { drafts, startAnew } = await desk('ended');
    const id = drafts.newId();
    drafts.write('case:', id, { summary: 'Chị' });
    drafts.write('case:', id, { summary: STORY });
    await drafts.settle();
    equal(await (await startAnew()).read('case:'), [
      { id, form: 'case:', savedMs: NOON_MS, value: { summary: STORY } },
    ]);
  });

  test('it is on the disk without being asked, a moment after the last letter', async () => {
    const { drafts, store } = await desk('moment');
    drafts.write('case:', drafts.newId(), STORY);
    for (let tries = 0; tries < 100 && (await rowsOf(store)).length === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    equal((await rowsOf(store)).length, 1);
  });

  test('a form reads its own drafts only, the newest first; one of many is dropped alone', async () => {
    const { drafts, at } = await desk('own');
    const [first, second] = [drafts.newId(), drafts.newId()];
    drafts.write('member:', first, 1);
    drafts.write('member:a', drafts.newId(), 'another person');
    await drafts.settle();
    at(NOON_MS + 1);
    drafts.write('member:', second, 2);
    equal(
      (await drafts.read('member:')).map(({ value }) => value),
      [2, 1],
    );
    drafts.drop('member:', second);
    equal(
      (await drafts.read('member:')).map(({ value }) => value),
      [1],
    );
    equal((await drafts.read('member:a')).length, 1);
  });

  test('saved at once after the last letter: nothing of it comes to the disk later', async () => {
    const { drafts, store } = await desk('saved');
    const id = drafts.newId();
    drafts.write('case:', id, STORY);
    drafts.drop('case:', id);
    await drafts.settle();
    equal(await rowsOf(store), []);
  });

  test('after thirty days it is gone, from the list and from the disk', async () => {
    const { drafts, store, at } = await desk('old');
    drafts.write('case:', drafts.newId(), STORY);
    await drafts.settle();
    at(NOON_MS + DRAFT_AGE_MAX_MS);
    equal((await drafts.read('case:')).length, 1);
    at(NOON_MS + DRAFT_AGE_MAX_MS + 1);
    equal(await drafts.read('case:'), []);
    await drafts.tidy();
    equal(await rowsOf(store), []);
  });

  test('there are never more than a few dozen: the oldest make room', async () => {
    const { drafts, store, at } = await desk('many');
    for (let i = 0; i < DRAFTS_MAX + 3; i += 1) {
      at(NOON_MS + i);
      drafts.write(`case:${i}`, drafts.newId(), i);
      await drafts.settle();
    }
    equal((await rowsOf(store)).length, DRAFTS_MAX);
    equal(await drafts.read('case:2'), []);
    equal((await drafts.read('case:3')).length, 1);
  });

  test('what is too long is not kept, and leaves no older part of itself behind', async () => {
    const { drafts, store } = await desk('long');
    const id = drafts.newId();
    drafts.write('case:', id, 'x'.repeat(DRAFT_BYTES_MAX - 100));
    await drafts.settle();
    equal((await rowsOf(store)).length, 1);
    drafts.write('case:', id, 'x'.repeat(DRAFT_BYTES_MAX));
    await drafts.settle();
    equal(await rowsOf(store), []);
  });

  test('a window that is not the writer keeps nothing', async () => {
    const { drafts, store, loseWriter } = await desk('reader');
    loseWriter();
    drafts.write('case:', drafts.newId(), STORY);
    await drafts.settle();
    equal(await rowsOf(store), []);
  });

  test('another key, or another place, opens nothing; it is tidied away', async () => {
    const { drafts, store, startAnew } = await desk('key');
    drafts.write('case:', 'one', STORY);
    await drafts.settle();
    equal(await (await startAnew(2)).read('case:'), []);
    const [row] = await rowsOf(store);
    isTrue(row !== undefined, 'the row is there');
    if (row === undefined) return;
    await store.commit('me', [{ op: 'put', table: 'drafts', key: 'case:|two', value: row.value }]);
    equal(
      (await drafts.read('case:')).map(({ id }) => id),
      ['one'],
    );
    await drafts.tidy();
    equal(
      (await rowsOf(store)).map(({ key }) => key),
      ['case:|one'],
    );
  });

  test('what lies on the disk says nothing', async () => {
    const { drafts, store } = await desk('sealed');
    drafts.write('case:', drafts.newId(), STORY);
    await drafts.settle();
    const [row] = await rowsOf(store);
    isTrue(row?.value instanceof Uint8Array, 'it is sealed bytes');
    const legible = new TextDecoder().decode(row?.value as Uint8Array).includes('Hiền');
    equal(legible, false);
  });
};
