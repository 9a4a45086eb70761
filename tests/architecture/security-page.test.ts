// SECURITY.md promises by name: every test it names is there, and every requirement we set out to answer has its row.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('SECURITY.md', 'utf8');
const table = page.slice(page.indexOf('## OWASP ASVS'));

/** Of ASVS 5.0, level 2, and of level 3 what a book of grievances and money on phones needs; chapter.section.requirements. */
const SET_OUT = `
1.2:1,2,4,10 1.3:12 1.5:1,2 2.2:2,3 2.3:2,3,4,5 2.4:1 3.2:1,2 3.3:1,2,3,4 3.4:1,2,3,4,5,6,7,8 3.5:1,2,3,8 3.6:1 3.7:5
4.1:1,3,5 4.2:1 5.1:1 5.2:1,2,3,4,6 5.3:2,3 5.4:1,2 6.1:1 6.2:1,4,12 6.3:1,2,3,8 6.4:1,2,3,6 6.5:6 7.1:1 7.2:1,2,3,4
7.3:1,2 7.4:1,2,3,5 7.5:2,3 8.1:1,2 8.2:1,2,3 8.3:1,2,3 8.4:1 9.1:1,2,3 9.2:1,2,3 10.4:5,8,9 11.1:1,2 11.2:1,2
11.3:1,2,3,4 11.4:1,2,3,4 11.5:1 11.6:1 12.1:1 12.2:1 13.2:2 13.3:1,2,4 13.4:1,2,3,4,5 14.1:1,2 14.2:1,2,5,6,7,8
14.3:1,2,3 15.1:1,2,4 15.2:1,4,5 15.3:1,3,4,6 15.4:2 16.2:1,5 16.3:1,2,3 16.4:1,2,3 16.5:1,3`
  .trim()
  .split(/\s+/)
  .flatMap((group) => {
    const [section, numbers = ''] = group.split(':');
    return numbers.split(',').map((number) => `${section}.${number}`);
  });

/** What a cell such as "1.2.10, 2.3.2–2.3.4, 5.1–5.4, 7.3.x, 11.x" answers. */
const isAnsweredBy = (cell: string, id: string): boolean =>
  cell
    .replaceAll('.x', '')
    .split(/[,)]\s*/)
    .some((part) => {
      const [first = '', last = first] = part.trim().split('–');
      const depth = first.split('.').length;
      const own = id.split('.').slice(0, depth);
      const isSameParent = own.slice(0, -1).join('.') === first.split('.').slice(0, -1).join('.');
      const at = Number(own.at(-1));
      const end = (of: string): number => Number(of.split('.').at(-1));
      return /^\d/.test(first) && isSameParent && end(first) <= at && at <= end(last);
    });

const cells = [...table.matchAll(/^\| [^|]*\(([^|]*)\) \|/gm)].map(([, ids = '']) => ids);

test('a row of ids is read as it is meant', () => {
  for (const id of ['1.2.10', '2.3.3', '5.4.1', '7.3.2', '11.6.1'])
    expect(isAnsweredBy('1.2.10, 2.3.2–2.3.4, 5.1–5.4, 7.3.x, 11.x', id)).toBe(true);
  for (const id of ['1.2.1', '2.3.5', '5.5.1', '7.4.1', '1.1.1'])
    expect(isAnsweredBy('1.2.10, 2.3.2–2.3.4, 5.1–5.4, 7.3.x, 11.x', id)).toBe(false);
});

test('each requirement we set out to answer has a row', () => {
  expect(SET_OUT.filter((id) => !cells.some((cell) => isAnsweredBy(cell, id)))).toEqual([]);
});

test('each row names a test, a reason or a gap', () => {
  const rows = table.split('\n').filter((line) => /^\| [^|]*\d\.\d?/.test(line));
  expect(rows.length).toBeGreaterThan(25);
  expect(
    rows.filter((row) => !/`[a-z]+\/[a-z*-]+`|\bgaps?\b|by design|no cookies/.test(row)),
  ).toEqual([]);
});

test('every test that is named is there', () => {
  const rooms = globSync('tests/*/').map((path) => path.replace(/^tests\//, '').replace(/\/$/, ''));
  const named = [...page.matchAll(/`(?:tests\/)?([a-z-]+)\/([a-z/-]+)(?:\.test\.ts)?`/g)];
  const tests = named.filter(([, room = '']) => rooms.includes(room));
  expect(tests.length).toBeGreaterThan(60);
  const isThere = (path: string): boolean =>
    [`${path}.test.ts`, path].some((file) => existsSync(`tests/${file}`)) ||
    // Of a room that is a room of the sources too: `domain/…`.
    existsSync(`src/${path}.ts`) ||
    // One law for several things that keep it.
    existsSync(`tests/${path}.contract.ts`);
  const missing = tests.map(([, room, name]) => `${room}/${name}`).filter((path) => !isThere(path));
  expect([...new Set(missing)]).toEqual([]);
});
