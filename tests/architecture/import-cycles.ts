// Finds circles of files that import each other, types included, by Tarjan's strongly connected components.
import { importsOf, type SourceFiles } from './source-files.ts';

/** Each circle as its files in alphabetical order. */
export const importCycles = (files: SourceFiles): readonly (readonly string[])[] => {
  const edges = new Map<string, readonly string[]>();
  for (const [path, text] of files) {
    const targets = importsOf(path, text).flatMap(({ file }) => file ?? []);
    edges.set(
      path,
      targets.filter((target) => files.has(target)),
    );
  }
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];

  const visit = (path: string): number => {
    order.set(path, order.size);
    lowest.set(path, order.size - 1);
    stack.push(path);
    for (const target of edges.get(path) ?? []) {
      const reached = order.has(target)
        ? stack.includes(target)
          ? order.get(target)!
          : Infinity
        : visit(target);
      lowest.set(path, Math.min(lowest.get(path)!, reached));
    }
    if (lowest.get(path) === order.get(path)) {
      const circle = stack.splice(stack.indexOf(path));
      const importsItself = edges.get(path)!.includes(path);
      if (circle.length > 1 || importsItself) cycles.push(circle.sort());
    }
    return lowest.get(path)!;
  };
  for (const path of files.keys()) if (!order.has(path)) visit(path);
  return cycles;
};
