// The form of the files: their names, their first sentence and their length.
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSourceFiles } from './source-files.ts';

const LINES_MAX = 300;

/** Longer files, each with the reason why it is not split: `['src/…', 'why']`. */
const longerForAReason: ReadonlyMap<string, string> = new Map([]);

const emptyNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'types'];

const stemOf = (path: string) => basename(path).replace(/(\.d)?\.tsx?$/, '');

const isBarrel = (path: string) => stemOf(path) === 'index';
const isEmptyName = (path: string) => {
  const words = stemOf(path).split('-');
  const folders = path.split('/').slice(0, -1);
  // `record-types.ts` is a list of types, with a name; `types.ts` alone says nothing.
  const isEmpty = (word: string) =>
    emptyNames.includes(word) && (word !== 'types' || words.length === 1);
  return words.some(isEmpty) || folders.some((folder) => emptyNames.includes(folder));
};
const isKebabCase = (path: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(stemOf(path));

/** A comment with at least three words; a directive (`eslint-…`, `@ts-…`, `/// <…`) is none. */
const opensWithSentence = (text: string): boolean => {
  const comment = /^\s*(?:\/\/(?!\/)(.*)|\/\*\*?([\s\S]*?)\*\/)/.exec(text);
  const words = (comment?.[1] ?? comment?.[2] ?? '').replaceAll('*', ' ').trim();
  return !/^(eslint|@ts-|prettier-)/.test(words) && words.split(/\s+/).length >= 3;
};

const lineCount = (text: string) => text.trimEnd().split('\n').length;

describe('every file of src and sync-server', () => {
  const files = readSourceFiles();
  const paths = [...files.keys()];

  test('is no barrel', () => {
    expect(paths.filter(isBarrel)).toEqual([]);
  });

  test('does not re-export a whole file', () => {
    const found = [...files].filter(([, text]) => /^export \* from/m.test(text));
    expect(found.map(([path]) => path)).toEqual([]);
  });

  test('is named for what it holds', () => {
    expect(paths.filter(isEmptyName)).toEqual([]);
  });

  test('is named in kebab-case', () => {
    expect(paths.filter((path) => !isKebabCase(path))).toEqual([]);
  });

  test('opens with a sentence that says what it is for', () => {
    const found = [...files].filter(([, text]) => !opensWithSentence(text));
    expect(found.map(([path]) => path)).toEqual([]);
  });

  test(`has at most ${LINES_MAX} lines`, () => {
    const found = [...files].filter(
      ([path, text]) => lineCount(text) > LINES_MAX && !longerForAReason.has(path),
    );
    expect(found.map(([path, text]) => `${path}: ${lineCount(text)}`)).toEqual([]);
  });

  test('is not excused from its length without need', () => {
    const idle = [...longerForAReason.keys()].filter(
      (path) => lineCount(files.get(path) ?? '') <= LINES_MAX,
    );
    expect(idle).toEqual([]);
  });
});

describe('the checks themselves can see', () => {
  test.each(['src/a/index.ts', 'src/a/index.tsx'])('barrel %s', (path) => {
    expect(isBarrel(path)).toBe(true);
  });

  test.each(['src/a/utils.ts', 'src/a/types.ts', 'src/a/date-utils.ts', 'src/helpers/date.ts'])(
    'empty name %s',
    (path) => {
      expect(isEmptyName(path)).toBe(true);
    },
  );

  test.each(['src/domain/record-types.ts', 'src/app/shell.tsx'])('good name %s', (path) => {
    expect(isEmptyName(path)).toBe(false);
  });

  test.each(['import x from "x";', '// eslint-disable no-console\n', '// Hm.\n', '/* */', ''])(
    'no sentence in %j',
    (text) => {
      expect(opensWithSentence(text)).toBe(false);
    },
  );

  test.each([
    '// What a receipt is.',
    '/** What a receipt is. */',
    '/**\n * What a receipt is.\n */',
  ])('a sentence in %j', (text) => {
    expect(opensWithSentence(text)).toBe(true);
  });
});
