// Whoever writes a name can write anything: what looks like markup, a script or a formula stands on screens and papers as the text it is.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookId, type BookId } from '#book/book-id.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { addCaseReaders } from '#domain/cases/reader-acts.ts';
import { addReferralNote, referCase } from '#domain/cases/referral-acts.ts';
import { addCaseNote, openCase, setOutcome } from '#domain/cases/acts.ts';
import { closeDay } from '#domain/dues/close-acts.ts';
import { issueCollection } from '#domain/dues/collection-acts.ts';
import { voidReceipt } from '#domain/dues/acts.ts';
import { adoptResolution } from '#domain/dues/resolution-acts.ts';
import { addOfficer, createUnit, grantRole } from '#domain/office/acts.ts';
import { handOver, handOverParts } from '#domain/office/handover-acts.ts';
import { addTag, registerMember } from '#domain/roster/acts.ts';
import { editMember } from '#domain/roster/edit-member.ts';
import { unclosed } from '#domain/views/day-view.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import { assessment, waiver } from '#domain/dues/assessment.ts';
import { confirmCash } from '#domain/dues/cash-check-acts.ts';
import { loseDevice } from '#domain/office/device-acts.ts';
import { device } from '#domain/office/device.ts';
import { admitHeld, refuseHeld } from '#domain/office/held-acts.ts';
import { officer } from '#domain/office/officer.ts';
import { withdrawal } from '#domain/roster/membership.ts';
import { accept, type Result } from '#base/result.ts';
import type { Change } from '#crdt/fold.ts';
import { TIER_WORDS, type Phone } from '#tests/sync/phone.ts';
import { collect, must, synced } from '#tests/sync/union.ts';
import { goTo } from './every-screen.ts';
import { button, enterByLink, openConfidential, seen, toTab, vi } from './officer.ts';
import { foundUnion, QUIET_CHAIR, type Union } from './practice-union.ts';
import { MARKUP, NOT_TYPED, SHORT, unplanted } from './planted-texts.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

/** Letters that run the other way, and a mark that turns what follows. */
const TURNED = 'שלום \u202Eמרים';

let server: SyncServer;
let union: Union;
let quiet: Phone;
let phone: Handset;
let paper: { readonly book: BookId; readonly id: string };
const plantedDrafts: Draft[] = [];

const done = async (
  by: Phone,
  build: (moment: Moment) => Result<readonly Draft[], unknown>,
): Promise<readonly Draft[]> => {
  let drafts: readonly Draft[] = [];
  must(
    await by.replica.save((moment) => {
      const made = build(moment);
      drafts = must(made);
      return { ok: true, value: drafts };
    }),
  );
  plantedDrafts.push(...drafts);
  return drafts;
};
const idOf = (drafts: readonly Draft[]): string => drafts[0]!.changes[0]!.id;

/** Every text that an act takes, in one union. Answers with where it is shown. */
const plant = async (): Promise<readonly string[]> => {
  const { unit, admin } = union;
  const [rosterBook, duesBook, casesBook] = ['roster', 'dues', 'cases'].map((kind) =>
    bookId(kind, unit),
  ) as [string, string, string];
  const officer = await done(admin, (moment) =>
    addOfficer({ homeUnit: unit, signInName: 'ke.xau', displayName: MARKUP }, moment),
  );
  await done(admin, (moment) =>
    createUnit(
      { name: MARKUP, kind: 'section', parent: unit, code: SHORT, ownBooks: true },
      moment,
    ),
  );
  const given = await done(admin, (moment) =>
    grantRole(
      { officer: idOf(officer), role: 'collector', unit, reach: 'unit', from: moment.today },
      moment,
    ),
  );
  const passedOn = await done(admin, (moment) =>
    handOver(
      {
        ...{ unit, from: idOf(officer), to: quiet.identity.officer, presence: 'absent' },
        ...{ witness: MARKUP, why: MARKUP, begins: [], money: [], cases: [] },
        ends: [{ grant: idOf(given), role: 'collector' }],
      },
      moment,
      { revokedGrants: new Set() },
    ),
  );
  const minutes = passedOn.find(({ act }) => act === 'noteHandover')!.changes[0]!.id;
  await synced(admin);
  const consent = { textVersion: SHORT, textHash: 'abc', how: 'written' } as const;
  const memberNamed = async (fullName: string): Promise<string> =>
    idOf(
      await done(quiet, (moment) =>
        registerMember(
          {
            ...{ rosterBook, fullName, address: MARKUP, employeeNo: SHORT, sectionNote: MARKUP },
            ...{ source: 'typed', step: 'admitted', stepOn: '2026-01-05', decision: MARKUP },
            consent,
          },
          moment,
        ),
      ),
    );
  const member = await memberNamed(MARKUP);
  const turned = await memberNamed(TURNED);
  const record = quiet.replica.record(rosterBook, 'member', member)!;
  await done(quiet, (moment) =>
    editMember({ rosterBook, record, edits: { note: MARKUP, bankAccount: MARKUP } }, moment),
  );
  await done(quiet, () => addTag({ rosterBook, member, tag: SHORT }));
  await synced(quiet);
  const facts = { paidMonthsByMember: new Map(), closedDays: new Set<string>() };
  const collected = await done(quiet, (moment) =>
    issueCollection(
      {
        ...{ duesBook, section: null, period: '2026-11', method: 'cash', countedVnd: 50_000 },
        paidOn: moment.today,
        payers: [member, turned].map((one) => ({ member: one, amountVnd: 25_000 })),
      },
      moment,
      facts,
    ),
  );
  const [first, second] = collected[0]!.changes.map(({ id }) => id);
  const list = collected[0]!.changes.at(-1)!.id;
  await done(quiet, (moment) =>
    voidReceipt({ duesBook, receipt: first!, why: MARKUP }, moment, { voidedReceipts: new Set() }),
  );
  const found = await quiet.replica.shelf.find({ type: 'receipt' });
  const own = found.find(({ id }) => id === second)!;
  const closed = await done(quiet, (moment) =>
    closeDay(
      {
        ...{ duesBook, why: MARKUP, notes: [{ noteVnd: 20_000, count: 1 }] },
        open: unclosed([own as never], [], []),
      },
      moment,
      { heads: [], entriesWritten: 9 },
    ),
  );
  await done(quiet, (moment) =>
    adoptResolution(
      { duesBook, monthlyVnd: 25_000, from: moment.today.slice(0, 7), decision: MARKUP },
      moment,
    ),
  );
  const request = idOf(
    await done(quiet, (moment) =>
      openCase(
        {
          ...{ casesBook, channel: 'floor', kind: 'other', urgency: 'normal', summary: MARKUP },
          applicant: { who: 'other', name: MARKUP, contact: MARKUP },
          receivedOn: moment.today,
        },
        moment,
      ),
    ),
  );
  await done(quiet, (moment) =>
    addCaseNote({ casesBook, caseFile: request, text: MARKUP }, moment),
  );
  await done(quiet, () =>
    setOutcome({
      casesBook,
      record: quiet.replica.record(casesBook, 'caseFile', request)!,
      outcome: MARKUP,
    }),
  );
  await plantPaper(casesBook, request);
  const money = { duesBook, devices: [], cashVnd: 20_000, note: MARKUP };
  await done(quiet, (moment) =>
    handOverParts({ from: idOf(officer), money: [money], cases: [] }, moment),
  );
  await synced(quiet);
  await plantDecisions({ close: idOf(closed), member, turned });
  // All of it counts: nothing was set aside for how it looks.
  for (const { replica } of [admin, quiet])
    expect(replica.ownEntries().map(({ act, verdict }) => [act, verdict?.reason])).toEqual([]);
  const close = `/hom-nay/cuoi-ngay/${duesBook}/${idOf(closed)}`;
  return [
    '/doan-vien',
    `/doan-vien/${rosterBook}/${member}`,
    `/doan-vien/${rosterBook}/${member}/sua`,
    `/doan-vien/${rosterBook}/${member}/lich-su`,
    '/doan-vien/mau-5b',
    `/doan-phi/thu/${duesBook}/${turned}`,
    `/doan-phi/danh-sach/${duesBook}/${list}`,
    `/doan-phi/bien-lai/${duesBook}/${first}`,
    `/doan-phi/bien-lai/${duesBook}/${first}/lich-su`,
    close,
    `/doan-phi/bien-lai/${duesBook}/${second}`,
    `${close}/bang-ke`,
    `${close}/bien-ban`,
    `/tiep-nhan/${casesBook}/${request}`,
    `/tiep-nhan/${casesBook}/${request}/lich-su`,
    '/tiep-nhan',
    `/khac/can-bo/${idOf(officer)}`,
    `/khac/ban-giao/office.${unit}/${minutes}`,
    `/khac/ban-giao/office.${unit}/${minutes}/bien-ban`,
    '/khac/to-chuc',
    '/khac/quy-dinh',
    '/khac/may',
    '/khac/nhat-ky',
    '/khac/can-quyet-dinh',
    '/hom-nay',
  ];
};

/** A paper about the request for the union above; it is shown where the confidential part is open. */
const plantPaper = async (casesBook: BookId, request: string): Promise<void> => {
  const { unit, admin } = union;
  must(await quiet.replica.tier.open(TIER_WORDS));
  const sent = await done(quiet, (moment) =>
    referCase(
      {
        ...{ casesBook, caseFile: request, paperBook: confidentialBook(unit, moment.newId()) },
        ...{ current: { round: 0, stage: 'new' }, to: admin.identity.homeUnit, kind: 'other' },
        ...{ why: MARKUP, summary: MARKUP, applicant: MARKUP, readers: [] },
        receivedOn: moment.today,
      },
      moment,
    ),
  );
  paper = { book: sent[0]!.book, id: idOf(sent) };
  await done(quiet, (moment) =>
    addReferralNote(
      { paperBook: paper.book, referral: paper.id, what: 'noted', text: MARKUP },
      moment,
    ),
  );
  await synced(quiet);
};

/** What a second officer writes, whose phone calls itself as it likes, and what others decide about it. */
const plantDecisions = async (of: {
  readonly close: string;
  readonly member: string;
  readonly turned: string;
}): Promise<void> => {
  const { unit, admin } = union;
  const [rosterBook, duesBook] = [bookId('roster', unit), bookId('dues', unit)];
  const deputy = await union.quietPhone(DEPUTY, SHORT);
  plantedDrafts.push({
    ...{ book: bookId('office', unit), act: 'enrolDevice' },
    changes: [write(device, deputy.identity.device, { label: SHORT })],
  });
  await done(deputy, (moment) =>
    confirmCash(
      {
        ...{ duesBook, countedVnd: 30_000, isTakenOver: true, why: MARKUP },
        close: { id: of.close, countedVnd: 20_000, hands: new Set() },
      },
      moment,
    ),
  );
  await synced(deputy);
  // By forged apps: no screen lets anybody write these so.
  const forged = (book: BookId, act: string, change: Change): Result<readonly Draft[], never> =>
    accept([{ book, act, changes: [change] }]);
  const { member } = of;
  const consents = await quiet.replica.shelf.find({ type: 'consent' });
  const consent = consents.find(({ values }) => values['member'] === of.turned)!.id;
  await done(quiet, ({ newId, today: on }) =>
    forged(rosterBook, 'withdrawConsent', write(withdrawal, newId(), { consent, on, how: SHORT })),
  );
  await done(quiet, ({ newId }) =>
    forged(
      duesBook,
      'assessDues',
      write(assessment, newId(), { member, from: '2026-11', monthlyVnd: 25_000, rule: SHORT }),
    ),
  );
  await done(quiet, ({ newId }) =>
    forged(
      duesBook,
      'waiveDues',
      write(waiver, newId(), { member, period: '2026-09', why: MARKUP }),
    ),
  );
  const officeBook = bookId('office', unit);
  await done(admin, ({ newId }) =>
    forged(
      officeBook,
      'addOfficer',
      write(officer, newId(), { signInName: SHORT, displayName: SHORT, homeUnit: unit }),
    ),
  );
  await done(admin, (moment) =>
    loseDevice({ unit, device: deputy.identity.device, why: MARKUP }, moment, {
      lost: new Set(),
      thisDevice: admin.identity.device,
    }),
  );
  for (const period of ['2026-07', '2026-08'])
    must(await collect(deputy, unit, member, { period }));
  const [first, second] = deputy.replica.ownEntries().filter(({ state }) => state === 'waiting');
  await synced(admin);
  await deputy.sync.syncNow();
  await synced(quiet);
  const decided = (hash: string) => ({
    entries: [{ book: duesBook, entryHash: hash }],
    why: MARKUP,
  });
  await done(quiet, (moment) => admitHeld(decided(first!.hash), moment));
  await done(quiet, (moment) => refuseHeld(decided(second!.hash), moment));
  await synced(quiet);
};

const DEPUTY = { signInName: 'pho.lt', displayName: 'Lò Thị Phó', roles: ['treasurer'] } as const;

beforeAll(async () => {
  server = await startSyncServer();
  union = await foundUnion(server);
  quiet = await union.quietPhone({ ...QUIET_CHAIR, roles: ['chair', 'treasurer'] });
  phone = await buyHandset();
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

/** What the page has become of it: elements and scripts that nobody of us made, and sums beside letters that turn them. */
const lookedAt = (page: Page) =>
  page.evaluate(() => {
    const strange = document.querySelectorAll(
      'img[src="x"], svg[onload], b[onclick], [onerror], iframe, script:not([src])',
    );
    const turning = /[\u0590-\u08FF\u202A-\u202E\u2066-\u2069]/;
    const lines: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!/\d[.,]\d{3}/.test(node.textContent ?? '')) continue;
      let around = node.parentElement;
      while (around !== null && getComputedStyle(around).display === 'inline')
        around = around.parentElement;
      if (turning.test(around?.innerText ?? '')) lines.push(around?.innerText ?? '');
    }
    return {
      strange: [...strange].map(({ outerHTML }) => outerHTML.slice(0, 80)),
      hit: Reflect.get(globalThis, 'hit') as unknown,
      turnedSums: lines,
      marks: /[\u202A-\u202E\u2066-\u2069]/.test(document.body.innerText),
    };
  });

/** What shows none of the texts: names stand behind a choice, sums alone, or nothing waits. All others show one as it was written. */
const BARE = /\/(mau-5b|bang-ke|to-chuc|can-quyet-dinh|hom-nay)$|^\/doan-phi\/thu\//;

test('names, stories and papers full of markup, formulas and turned letters: shown as text, on screen and on paper', async () => {
  const { page } = phone;
  const paths = await plant();
  // A field that is new takes a payload here, or a reason why nobody can type one.
  expect(unplanted(plantedDrafts)).toEqual(Object.keys(NOT_TYPED).sort());
  const { officer: reader, link } = await union.invite({
    ...{ signInName: 'ngay.that', displayName: 'Lường Thị Thật' },
    roles: ['chair', 'treasurer'],
  });
  await done(quiet, (moment) =>
    addCaseReaders(
      { casesBook: paper.book, named: [quiet.identity.officer], readers: [reader] },
      moment,
    ),
  );
  await synced(quiet);
  await quiet.replica.tier.close();
  await enterByLink(page, link);
  await toTab(page, 'roster');
  await seen(page.getByText(vi.roster.count(2)), 70_000);
  for (const path of paths) {
    await goTo(page, path);
    if (!BARE.test(path))
      await page.waitForFunction(() => /onerror|onclick/.test(document.body.innerText));
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      expect([path, media, await lookedAt(page)]).toEqual([
        path,
        media,
        { strange: [], hit: undefined, turnedSums: [], marks: false },
      ]);
    }
    await page.emulateMedia({ media: 'screen' });
  }
  await toTab(page, 'cases');
  await openConfidential(page);
  await goTo(page, `/tiep-nhan/giay-chuyen/${paper.book}/${paper.id}`);
  await seen(page.getByText(vi.referral.notes), 40_000);
  await page.waitForFunction(() => /onerror|onclick/.test(document.body.innerText));
  expect(await lookedAt(page)).toMatchObject({ strange: [], hit: undefined, marks: false });
  // The refused one among the held, with its reason.
  await goTo(page, '/khac/can-quyet-dinh');
  await button(page, vi.held.withRefused).click();
  await seen(page.getByText(vi.held.refusedWith(MARKUP)));
  expect(await lookedAt(page)).toMatchObject({ strange: [], hit: undefined, marks: false });
  expect(phone.faults).toEqual([]);
});
