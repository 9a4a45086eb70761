/** Into which sections a person can be put: those that write in the union's own books. */
import { expect, test } from 'vitest';
import { sectionsWithin } from '#domain/views/union-sections.ts';

type UnitValues = Parameters<typeof sectionsWithin>[0][number]['values'];

const GROUP: UnitValues = {
  name: undefined,
  kind: 'group',
  code: undefined,
  parent: 'nha-may',
  closedOn: undefined,
  ownBooks: false,
};
const part = (id: string, more: Partial<UnitValues>) => ({
  id,
  values: { ...GROUP, name: `Tổ ${id}`, ...more },
});

test('a section with books of its own is not offered: people would be written in the wrong roll', () => {
  const sections = sectionsWithin([
    part('a', {}),
    part('b', { kind: 'section' }),
    part('so-rieng', { kind: 'section', ownBooks: true }),
    part('da-dong', { closedOn: '2026-06-30' }),
    part('noi-khac', { parent: 'xuong-khac' }),
    part('con', { kind: 'grassroots' }),
  ])('nha-may');
  expect(sections).toEqual([
    { value: 'a', label: 'Tổ a' },
    { value: 'b', label: 'Tổ b' },
  ]);
});
