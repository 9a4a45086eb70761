/** No text field of any record takes a mark that turns the direction of writing, and no act writes one; what looks like a script is a text. */
import { expect, test } from 'vitest';
import { checkWritten } from '#crdt/record-type.ts';
import { openCase } from '#domain/cases/acts.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';
import { addTag, registerMember } from '#domain/roster/acts.ts';
import { tidyText } from '#domain/written-text.ts';
import { draftsOf, momentOf, TODAY } from './acts/act-kit.ts';

const MARKS = '\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069';
const HARMLESS = '<img src=x onerror=alert(1)>=1';
/** In whatever a field holds a text: alone, in a value with its predecessors, in a set, in a list, in an applicant. */
const holding = (text: unknown): readonly unknown[] => [
  text,
  { value: text },
  { add: [text] },
  [text],
  { who: 'other', name: text, contact: null },
  { who: 'other', name: 'Chị Sen', contact: text },
];
const takes = (type: (typeof RECORD_TYPES)[number], field: string, value: unknown): boolean =>
  checkWritten(type, { [field]: value }).ok;

const TEXT_FIELDS = RECORD_TYPES.flatMap((type) =>
  Object.keys(type.fields).flatMap((field) => {
    // What is taken with no text in it as well does not look at the text.
    const forms = holding(HARMLESS).flatMap((value, at) =>
      takes(type, field, value) && !takes(type, field, holding({})[at]) ? [at] : [],
    );
    return forms.length === 0 ? [] : [{ type, field, forms }];
  }),
);

test('the law looks at every field that takes a text as written', () => {
  const names = TEXT_FIELDS.map(({ type, field }) => `${type.type}.${field}`);
  expect(names).toEqual(
    expect.arrayContaining([
      ...['unit.name', 'officer.displayName', 'device.label', 'revocation.why', 'setting.value'],
      ...['member.fullName', 'member.bankAccount', 'member.tags', 'member.address', 'member.note'],
      ...['membershipStep.decision', 'void.why', 'resolution.decision', 'dayClose.differenceWhy'],
      ...['caseFile.applicant', 'caseFile.summary', 'caseFile.outcome', 'caseNote.text'],
    ]),
  );
});

test.each(
  TEXT_FIELDS.map(
    ({ type, field, forms }) => [`${type.type}.${field}`, type, field, forms] as const,
  ),
)('%s refuses each of the marks', (name, type, field, forms) => {
  // Hashes of chains: compared, never shown.
  if (name === 'dayClose.heads') return;
  for (const mark of MARKS)
    for (const form of forms) expect(takes(type, field, holding(`Lò${mark}Thị`)[form])).toBe(false);
});

test('typed or scanned, the marks go and the letters stay', () => {
  expect(tidyText(`Lò ${MARKS}Thị\u202E Mỷ`)).toBe('Lò Thị Mỷ');
  expect(tidyText(MARKS)).toBeUndefined();
  const turned = 'Bản\u202E Mẫu';
  const consent = { textVersion: '2026-1', textHash: 'abc_DEF-123', how: 'written' } as const;
  const drafts = [
    registerMember(
      {
        ...{ rosterBook: 'roster.unit0001', fullName: turned, address: turned, source: 'card' },
        ...{ employeeNo: turned, sectionNote: turned, decision: turned, step: 'admitted' },
        ...{ stepOn: TODAY, consent },
      },
      momentOf(),
    ),
    addTag({ rosterBook: 'roster.unit0001', member: 'member01', tag: turned }),
    openCase(
      {
        ...{ casesBook: 'cases.unit0001', channel: 'floor', kind: 'other', urgency: 'normal' },
        ...{ applicant: { who: 'other', name: turned, contact: turned }, summary: turned },
        receivedOn: TODAY,
      },
      momentOf(),
    ),
  ].flatMap(draftsOf);
  expect(JSON.stringify(drafts)).not.toContain('\u202E');
  expect(JSON.stringify(drafts).match(/Bản Mẫu/g)).toHaveLength(9);
});
