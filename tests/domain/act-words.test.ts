// Every act that the domain or the server writes has its words: an officer must never read "some act".
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { syncText } from '#text/sections/sync.ts';

const root = join(import.meta.dirname, '../..');

const sources = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'));

/** `act: 'x'`, `act: is ? 'x' : 'y'`, `const act = … 'x' : 'y'`, `written('x', …`. */
const ACT = /(?:\bact(?::| =)[^,;]*?|\bwritten\(\s*)'(\w+)'(?: : '(\w+)')?/g;

const acts = [
  ...new Set(
    [...sources('src/domain'), ...sources('sync-server')].flatMap((source) =>
      [...source.matchAll(ACT)].flatMap(([, one, other]) => [one, other].filter(Boolean)),
    ),
  ),
].sort();

test('the acts are found in the source', () => {
  expect(acts.length).toBeGreaterThan(35);
  expect(acts).toEqual(
    expect.arrayContaining(['issueReceipt', 'reopenCase', 'moveCaseStage', 'moveUnit']),
  );
});

test.each(['vi', 'en'] as const)('each has its words (%s)', (language) => {
  const words: Readonly<Record<string, string>> = syncText[language].acts;
  expect(acts.filter((act) => act !== undefined && words[act] === undefined)).toEqual([]);
});
