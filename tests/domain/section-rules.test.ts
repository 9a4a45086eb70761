/** What a union decides holds in its sections that keep their own books, where a section has not decided for itself. */
import { describe, expect, test } from 'vitest';
import { adoptResolution } from '#domain/dues/resolution-acts.ts';
import { extendResolutions, sectionStand } from '#domain/dues/section-resolutions.ts';
import { settingsForSections } from '#domain/office/spread-settings.ts';
import { rulingPath } from '#domain/office/unit-path.ts';
import { unionChoices } from '#domain/views/union-choices.ts';
import { draftsOf, momentOf } from './acts/act-kit.ts';

const unit = (
  id: string,
  kind: 'province' | 'grassroots' | 'section' | 'group',
  parent: string,
) => ({
  id,
  values: { kind, parent },
});
const TREE = [
  unit('may', 'grassroots', 'province'),
  unit('line1', 'section', 'may'),
  unit('team1', 'group', 'line1'),
];
const setting = (at: string, key: string, value: string | number | null) => ({
  id: key,
  book: `office.${at}`,
  values: { value },
});
const paper = (at: string, from: string, monthlyVnd: number, decision = '05/NQ-BCH') => ({
  id: `${at}-${from}-${monthlyVnd}`,
  book: `dues.${at}`,
  values: { from, monthlyVnd, decision },
});

describe('whose rules hold', () => {
  test('a group’s own, then the section’s, then the union’s, and nobody’s above', () => {
    expect(rulingPath('team1', TREE)).toEqual(['team1', 'line1', 'may']);
    expect(rulingPath('may', TREE)).toEqual(['may']);
  });

  test('a group head’s phone, which does not know the union, knows where it belongs', () => {
    expect(rulingPath('line1', [TREE[1]!])).toEqual(['line1', 'may']);
    expect(rulingPath('unheard', [])).toEqual(['unheard']);
  });

  test('of each choice the nearest that is made and understood', () => {
    const settings = [
      setting('may', 'dues-method', 'withheld'),
      setting('may', 'group-name', 'chuyen'),
      setting('line1', 'group-name', 'ca'),
      setting('line1', 'dues-method', 'barter'),
      setting('province', 'lock-minutes', 1),
    ];
    expect(unionChoices(settings, rulingPath('team1', TREE))).toMatchObject({
      duesMethod: 'withheld',
      groupName: 'ca',
      lockMinutes: 15,
    });
  });
});

describe('a union’s choice for its sections', () => {
  const method = (value: 'cash' | 'transfer') => [{ key: 'dues-method' as const, value }];

  test('is written where there is none, and follows the union’s change', () => {
    const settings = [
      setting('may', 'dues-method', 'withheld'),
      setting('line1', 'dues-method', 'withheld'),
    ];
    expect(settingsForSections('may', ['line1', 'line2'], settings, method('transfer'))).toEqual([
      { unit: 'line1', key: 'dues-method', value: 'transfer' },
      { unit: 'line2', key: 'dues-method', value: 'transfer' },
    ]);
  });

  test('leaves what a section chose itself', () => {
    const settings = [
      setting('may', 'dues-method', 'withheld'),
      setting('line1', 'dues-method', 'cash'),
    ];
    expect(settingsForSections('may', ['line1'], settings, method('transfer'))).toEqual([]);
  });

  test('reaches a section that was founded later, although nothing changes', () => {
    const settings = [setting('may', 'lock-minutes', 30), setting('line1', 'lock-minutes', 30)];
    expect(settingsForSections('may', ['line1', 'line2'], settings, [])).toEqual([
      { unit: 'line2', key: 'lock-minutes', value: 30 },
    ]);
  });

  test('takes along how long a device may go without contact, and a section with a shorter term keeps it', () => {
    const settings = [setting('line2', 'lease-case-days', 3)];
    const changed = [
      { key: 'lease-days', value: 60 },
      { key: 'lease-case-days', value: 7 },
    ] as const;
    const written = settingsForSections('may', ['line1', 'line2'], settings, changed);
    const after = [
      ...settings,
      ...written.map(({ unit: at, key, value }) => setting(at, key, Number(value))),
    ];
    expect(unionChoices(after, ['line1']).lease).toEqual({ days: 60, caseDays: 7 });
    expect(unionChoices(after, ['line2']).lease).toEqual({ days: 60, caseDays: 3 });
  });
});

describe('a resolution', () => {
  const books = ['dues.line1', 'dues.line2', 'dues.line3'] as const;

  test('is written in the books of the sections as one group', () => {
    const drafts = draftsOf(
      adoptResolution(
        {
          duesBook: 'dues.may',
          sections: ['dues.line1', 'dues.line2'],
          monthlyVnd: 30_000,
          from: '2026-12',
          decision: '05/NQ-BCH',
        },
        momentOf(),
      ),
    );
    expect(drafts.map(({ book }) => book)).toEqual(['dues.may', 'dues.line1', 'dues.line2']);
    expect(new Set(drafts.map(({ group }) => group)).size).toBe(1);
    const [own, ...copies] = drafts.map(({ changes }) => changes[0]?.set);
    expect(copies).toEqual([own, own]);
  });

  test('sections that lack a paper, that have all, and that decided for themselves', () => {
    const resolutions = [
      paper('may', '2026-01', 25_000),
      paper('may', '2026-12', 30_000),
      paper('line1', '2026-01', 25_000),
      paper('line1', '2026-12', 30_000),
      paper('line2', '2026-01', 25_000),
      paper('line3', '2026-06', 40_000, '01/NQ-CĐBP'),
    ];
    const stand = sectionStand('dues.may', books, resolutions);
    expect(stand.upToDate).toEqual(['dues.line1']);
    expect(stand.own).toEqual(['dues.line3']);
    expect(stand.lacking.map(({ book }) => book)).toEqual(['dues.line2']);
    const drafts = extendResolutions(stand.lacking, momentOf());
    expect(drafts.map(({ book, changes }) => [book, changes.map(({ set }) => set)])).toEqual([
      ['dues.line2', [{ from: '2026-12', monthlyVnd: 30_000, decision: '05/NQ-BCH' }]],
    ]);
  });

  test('of another app that this one does not understand is not handed on', () => {
    const strange = {
      id: 'x',
      book: 'dues.may',
      values: { from: undefined, monthlyVnd: 1, decision: '' },
    };
    const { lacking } = sectionStand('dues.may', ['dues.line1'], [strange]);
    expect(extendResolutions(lacking, momentOf())).toEqual([]);
  });
});
