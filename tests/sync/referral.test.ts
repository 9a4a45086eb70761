// A request referred to the union above, between two replicas: the paper comes, is answered, and goes when it is taken back.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { openCase } from '#domain/cases/acts.ts';
import { confidentialBook, isConfidential } from '#domain/cases/confidential-book.ts';
import { addReferralNote, referCase, takeBackReferral } from '#domain/cases/referral-acts.ts';
import type { caseReader } from '#domain/cases/case-reader.ts';
import type { referral, referralEnd, referralNote, referralPaper } from '#domain/cases/referral.ts';
import { addOfficer, grantRole } from '#domain/office/acts.ts';
import type { Role } from '#domain/office/grant.ts';
import type { UnionRecordType } from '#domain/record-kind.ts';
import { referredPapers, type ReferredPaper } from '#domain/views/referral-view.ts';
import type { Row } from '#replica/use-replica.ts';
import { enrol, TIER_WORDS, type Phone } from './phone.ts';
import { must, startUnion, synced, type TestUnion } from './union.ts';

const STORY = 'Chị Mỷ bị nợ lương ba tháng';
const FOR_ABOVE = 'Một người bị nợ lương ba tháng';

let union: TestUnion;
let below: Phone;
let above: Phone;
let request: string;

beforeEach(async () => {
  union = await startUnion();
  below = await union.officerPhone('tiep.nhan', ['case-officer']);
  above = await phoneAbove(['upper-officer']);
  request = await takeIn();
});
afterEach(async () => {
  for (const phone of [below, above]) phone.replica.tier.close().catch(() => undefined);
  await union.server.stop();
});

/** At the province, over all that lies below. */
const phoneAbove = async (roles: readonly Role[]): Promise<Phone> => {
  const { admin, server } = union;
  const unit = admin.identity.homeUnit;
  const signInName = `tren.${roles.length}`;
  must(
    await admin.replica.save((moment) =>
      addOfficer({ homeUnit: unit, signInName, displayName: `Cán bộ ${signInName}` }, moment),
    ),
  );
  const rows = await admin.replica.shelf.find({ type: 'officer' });
  const officer = rows.find(({ values }) => values['signInName'] === signInName)!.id;
  for (const role of roles)
    must(
      await admin.replica.save((moment) =>
        grantRole({ officer, role, unit, reach: 'below', from: '2026-01-01' }, moment),
      ),
    );
  await synced(admin);
  const { token } = must(await admin.api.makeInvitation(officer));
  const phone = await enrol(server, { token });
  await opened(phone);
  return phone;
};

/** With the confidential part open: what is shut is not fetched. */
const opened = async (phone: Phone): Promise<void> => {
  must(await phone.replica.tier.open(TIER_WORDS));
  await synced(phone);
};
const takeIn = async (): Promise<string> => {
  let id = '';
  must(
    await below.replica.save((moment) => {
      const drafts = openCase(
        {
          ...{ casesBook: bookId('cases', union.unit), applicant: { who: 'anonymous' } },
          ...{ channel: 'floor', kind: 'late-wages', summary: STORY, urgency: 'normal' },
          receivedOn: moment.today,
        },
        moment,
      );
      if (drafts.ok) id = drafts.value[0]?.changes[0]?.id ?? '';
      return drafts;
    }),
  );
  await opened(below);
  return id;
};
const refer = async (): Promise<void> => {
  must(
    await below.replica.save((moment) =>
      referCase(
        {
          ...{ casesBook: bookId('cases', union.unit), caseFile: request, readers: [] },
          ...{ paperBook: confidentialBook(union.unit, moment.newId()) },
          ...{ current: { round: 0, stage: 'new' }, to: union.admin.identity.homeUnit },
          ...{ why: 'Cơ sở không giải quyết được', kind: 'late-wages', applicant: '' },
          ...{ receivedOn: moment.today, summary: FOR_ABOVE },
        },
        moment,
      ),
    ),
  );
  await synced(below);
};
const rows = async <T extends UnionRecordType>(on: Phone, type: T['type']) =>
  (await on.replica.shelf.find({ type })) as readonly Row<T>[];
const papersOn = async (on: Phone): Promise<readonly ReferredPaper[]> =>
  referredPapers({
    referrals: await rows<typeof referral>(on, 'referral'),
    papers: await rows<typeof referralPaper>(on, 'referralPaper'),
    notes: await rows<typeof referralNote>(on, 'referralNote'),
    ends: await rows<typeof referralEnd>(on, 'referralEnd'),
  });
const note = async (
  on: Phone,
  what: 'received' | 'answered' | 'noted',
  text = '',
): Promise<void> => {
  const [paper] = await papersOn(on);
  const input = { paperBook: paper!.book, referral: paper!.id, what, text };
  must(await on.replica.save((moment) => addReferralNote(input, moment)));
  await synced(on);
};
const takeBack = async (): Promise<void> => {
  const [paper] = await papersOn(below);
  const input = { paperBook: paper!.book, referral: paper!.id, isEnded: false };
  must(await below.replica.save((moment) => takeBackReferral(input, moment)));
  await synced(below);
};
const casesOn = (on: Phone): readonly string[] =>
  on.replica.books().filter((book) => book.startsWith('cases.'));

test('above: nothing before, then exactly the paper and never the request', async () => {
  await synced(above);
  expect(casesOn(above)).toEqual([]);
  await refer();
  await synced(above);
  const [paper, ...more] = await papersOn(above);
  expect(more).toEqual([]);
  expect(paper).toMatchObject({ caseFile: request, standing: 'sent', state: 'safe' });
  expect(paper!.paper).toMatchObject({ summary: FOR_ABOVE, applicant: null });
  expect(casesOn(above)).toEqual([paper!.book]);
  for (const type of ['caseFile', 'caseNote']) expect(await rows(above, type)).toEqual([]);
  expect((await rows<typeof caseReader>(above, 'caseReader')).map((row) => row.values)).toEqual([
    { officer: below.identity.officer },
  ]);
});

test('received and answered above, noted below: both ends see all of it, the newest first', async () => {
  await refer();
  await synced(above);
  await note(above, 'received');
  await synced(below);
  expect(await papersOn(below)).toMatchObject([{ standing: 'received' }]);
  await note(above, 'answered', 'Đã mời công ty làm việc');
  await synced(below);
  await note(below, 'noted', 'Công ty đã trả một nửa');
  await synced(above);
  for (const phone of [below, above])
    expect(await papersOn(phone)).toMatchObject([
      {
        standing: 'answered',
        notes: [
          { what: 'noted', text: 'Công ty đã trả một nửa' },
          { what: 'answered', text: 'Đã mời công ty làm việc' },
          { what: 'received', text: '' },
        ],
      },
    ]);
});

test('taken back: the paper leaves the phone above, and stands below as taken back', async () => {
  await refer();
  await synced(above);
  await takeBack();
  await synced(above);
  expect(await papersOn(above)).toEqual([]);
  expect(casesOn(above)).toEqual([]);
  expect(await papersOn(below)).toMatchObject([{ standing: 'taken-back', state: 'safe' }]);
});

test('taken back from somebody who handles requests below as well: that right had not opened it', async () => {
  const both = await phoneAbove(['upper-officer', 'case-officer']);
  await refer();
  await synced(both);
  expect(await papersOn(both)).toHaveLength(1);
  await takeBack();
  await synced(both);
  expect(await papersOn(both)).toEqual([]);
  expect(casesOn(both).filter(isConfidential)).toEqual([]);
  expect(casesOn(both)).toContain(bookId('cases', union.unit));
});
