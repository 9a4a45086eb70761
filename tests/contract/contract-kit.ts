/** What a contract suite needs of its runner, so that it runs under Vitest and inside a page alike. */

export interface ContractKit {
  /** Registers a test under the name an officer or a maintainer would give it. */
  readonly test: (name: string, body: () => Promise<void>) => void;
  readonly equal: (actual: unknown, expected: unknown) => void;
  readonly isTrue: (condition: boolean, message: string) => void;
}

/** A kit over any way to register tests; it compares by value, bytes included. */
export const contractKit = (test: ContractKit['test']): ContractKit => ({
  test,
  equal: (actual, expected) => {
    const [got, wanted] = [spell(actual), spell(expected)];
    if (got !== wanted)
      throw new Error(`expected ${wanted.slice(0, 500)}\n     got ${got.slice(0, 500)}`);
  },
  isTrue: (condition, message) => {
    if (!condition) throw new Error(message);
  },
});

/** JSON with sorted keys, in which bytes stay apart from lists of numbers; a field left out is `undefined`. */
const spell = (value: unknown): string => {
  if (value === undefined) return 'undefined';
  return JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Uint8Array) return { $: 'bytes', of: [...part] };
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
};
