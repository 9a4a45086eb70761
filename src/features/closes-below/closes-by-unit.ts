/** Lines of the list under the union they are of, and what they come to in all. */
import type { CloseBelow } from '#domain/views/closes-below.ts';

export interface UnitCloses {
  readonly unit: string;
  readonly lines: readonly CloseBelow[];
  readonly closes: number;
  readonly sumVnd: number;
}

/** Unions in the order in which they came, the lines of each the newest day first. */
export const closesByUnit = (lines: readonly CloseBelow[]): readonly UnitCloses[] => {
  const byUnit = new Map<string, CloseBelow[]>();
  for (const line of lines) {
    const known = byUnit.get(line.unit);
    if (known === undefined) byUnit.set(line.unit, [line]);
    else known.push(line);
  }
  return [...byUnit].map(([unit, here]) => ({
    unit,
    lines: here,
    closes: here.reduce((sum, { closes }) => sum + closes, 0),
    sumVnd: here.reduce((sum, line) => sum + line.sumVnd, 0),
  }));
};
