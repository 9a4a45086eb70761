/** A list of people taken in at once. */
import { describe, expect, test } from 'vitest';
import type { Registration } from '#domain/roster/acts.ts';
import { LIST_LINES_MAX, registerList, type ListLine } from '#domain/roster/register-list.ts';
import { draftsOf, momentOf, recordOf, refusalOf, TODAY } from './act-kit.ts';

const rosterBook = 'roster.unit0001';
const consent = {
  textVersion: 'vi-2026-1',
  textHash: 'abc_DEF-123',
  how: 'read-aloud',
  atMs: 1_795_300_000_000,
} as const;

const line = (name: string, more: Partial<Registration> = {}): ListLine => ({
  kind: 'new',
  line: name,
  registration: {
    rosterBook,
    fullName: name,
    source: 'card',
    step: 'applied',
    stepOn: TODAY,
    consent,
    ...more,
  },
});

describe('a list', () => {
  test('is one entry a person and one group', () => {
    const drafts = draftsOf(registerList([line('Nông Thị Mơ'), line('Ma Văn Khải')], momentOf()));
    expect(drafts.map(({ act }) => act)).toEqual(['registerMember', 'registerMember']);
    const groups = new Set(drafts.map(({ group }) => group));
    expect(groups.size).toBe(1);
    expect([...groups][0]).toMatch(/^new-id-/);
  });

  test('keeps the moment at which each agreed, not that of the save', () => {
    const drafts = draftsOf(registerList([line('Nông Thị Mơ')], momentOf()));
    const agreed = drafts[0]?.changes.find(({ type }) => type === 'consent');
    expect(agreed?.set['atMs']).toBe(1_795_300_000_000);
  });

  test('is refused whole, and every line in the way is named', () => {
    const lines = [
      line('Nông Thị Mơ'),
      line('Ma Văn Khải', { consent: undefined }),
      line('Lò Thị Pành', { phone: '12' }),
    ];
    expect(refusalOf(registerList(lines, momentOf()))).toEqual({
      kind: 'lines-refused',
      lines: [
        { line: 'Ma Văn Khải', problem: { kind: 'missing-consent' } },
        { line: 'Lò Thị Pành', problem: { kind: 'bad-phone', why: 'too-short', text: '12' } },
      ],
    });
  });

  test('one number in two lines is refused, however it is spaced', () => {
    const lines = [
      line('Nông Thị Mơ', { nationalNumber: '019199000123' }),
      line('Nông Thị Mở', { nationalNumber: '019 199 000123' }),
    ];
    expect(refusalOf(registerList(lines, momentOf()))).toEqual({
      kind: 'lines-refused',
      lines: [{ line: 'Nông Thị Mở', problem: { kind: 'twice-in-list', other: 'Nông Thị Mơ' } }],
    });
  });

  test('somebody on the roll is brought up to date, without a second record', () => {
    const record = recordOf('member', {
      fullName: { value: 'Nông Thị Mơ' },
      address: 'Xóm Cũ',
    });
    const drafts = draftsOf(
      registerList(
        [
          line('Ma Văn Khải'),
          { kind: 'update', line: 'mo', rosterBook, record, edits: { address: 'Xóm Mới' } },
        ],
        momentOf(),
      ),
    );
    expect(drafts[1]).toMatchObject({
      act: 'editMember',
      group: drafts[0]?.group,
      changes: [{ type: 'member', id: 'record-1', set: { address: 'Xóm Mới' } }],
    });
  });

  test('an empty or an endless list is refused', () => {
    expect(refusalOf(registerList([], momentOf()))).toEqual({ kind: 'empty-list' });
    const many = Array.from({ length: LIST_LINES_MAX + 1 }, (_, at) => line(`Người ${at}`));
    expect(refusalOf(registerList(many, momentOf()))).toEqual({
      kind: 'list-too-long',
      linesMax: LIST_LINES_MAX,
    });
  });
});
