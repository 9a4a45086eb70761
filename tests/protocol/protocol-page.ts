// Reads docs/protocol.md as a stranger's tool would: its test vectors and its tables.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const docs = join(import.meta.dirname, '../../docs');
const page = readFileSync(join(docs, 'protocol.md'), 'utf8');

export interface Vector {
  readonly given: unknown;
  readonly gives: unknown;
}

/** By name: a fenced block that begins with ```json vector=NAME. */
export const vectors: ReadonlyMap<string, Vector> = new Map(
  [...page.matchAll(/^```json vector=([a-z0-9-]+)\n([\s\S]*?)\n```$/gm)].map(
    ([, name = '', text = '']) => [name, JSON.parse(text) as Vector] as const,
  ),
);

export const vectorCount = page.match(/vector=/g)?.length ?? 0;

/** The cells of a table's rows, without code marks; the table follows the comment <!-- table: NAME -->. */
export const tableRows = (name: string): readonly (readonly string[])[] => {
  const [, after = ''] = page.split(`<!-- table: ${name} -->\n`);
  const lines = after.trimStart().split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end < 0 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
};
