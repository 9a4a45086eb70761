// Every group of screens names the sections it speaks with: a section that is forgotten would stop the screen.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SPOKEN_BY } from '../../src/app/screen-words.ts';
import { SECTION_LOADERS } from '#text/section-loaders.ts';

const src = join(import.meta.dirname, '../../src');
const names = Object.keys(SECTION_LOADERS);

/** The group of each folder whose files call `useText`; several where several routes show them. */
const GROUPS: Readonly<Record<string, readonly (keyof typeof SPOKEN_BY)[]>> = {
  audit: ['audit'],
  backup: ['backup'],
  cases: ['cases'],
  'closes-below': ['closes-below'],
  devices: ['devices', 'more'],
  dues: ['dues'],
  'end-of-day': ['end-of-day'],
  enrol: ['way-in'],
  handover: ['handover'],
  held: ['held'],
  history: ['history'],
  import: ['import'],
  joining: ['approval', 'joining'],
  lease: ['lease'],
  officers: ['office'],
  passkey: ['passkey'],
  relay: ['relay'],
  restore: ['restore'],
  roster: ['roster'],
  scan: ['scan'],
  'second-factor': ['second-factor'],
  settings: ['more', 'office'],
  'shared-device': ['shared-device', 'way-in'],
  shift: ['shift'],
  today: ['today'],
  'training-day': ['training-day'],
  units: ['office'],
  unlock: ['unlock'],
  unsent: ['more'],
  'who-may': ['who-may'],
  words: ['words'],
};

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => withoutComments(readFileSync(join(folder, name), 'utf8')));

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\//g, '');

/** What stands in the braces of `const { … } = useText()`, and every `text.section` of a whole catalogue. */
const askedIn = (source: string): readonly string[] => {
  const taken = [...source.matchAll(/const \{([^}]*)\} = useText\(\)/g)].flatMap(
    ([, inside = '']) => inside.split(',').map((part) => part.split(':')[0]?.trim() ?? ''),
  );
  const whole = [...source.matchAll(/const (\w+) = useText\(\);/g)].flatMap(([, name = '']) =>
    [...source.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, asked = '']) => asked),
  );
  const direct = [...source.matchAll(/useText\(\)\.(\w+)/g)].map(([, asked = '']) => asked);
  return [...taken, ...whole, ...direct].filter((asked) => names.includes(asked));
};

test.each(readdirSync(join(src, 'features')))(
  '%s speaks with what its route has read',
  (feature) => {
    const sources = filesOf(join(src, 'features', feature));
    expect(GROUPS[feature]).toBeDefined();
    for (const group of GROUPS[feature] ?? [])
      expect(SPOKEN_BY[group]).toEqual(
        expect.arrayContaining([...new Set(sources.flatMap(askedIn))].sort()),
      );
  },
);

test('what stands around every screen, too', () => {
  const around = filesOf(join(src, 'app')).concat(filesOf(join(src, 'ui')));
  const asked = new Set(around.flatMap(askedIn));
  // The pages of the office and the way in have groups of their own.
  for (const group of ['office', 'approval', 'shared-device', 'shell'] as const)
    for (const name of SPOKEN_BY[group]) asked.delete(name);
  expect([...asked]).toEqual([]);
});
