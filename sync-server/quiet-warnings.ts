/** Two warnings of Node's about what a library asks it, kept from the operator's screen; every other one is printed. */

/** The library asks which algorithms there are; nothing of ours hangs on the answer, and nobody can do anything about it. */
const KNOWN: ReadonlySet<string> = new Set([
  'The supports Web Crypto API method is an experimental feature and might change at any time',
  'The ML-DSA-44 Web Crypto API algorithm is an experimental feature and might change at any time',
]);

/** Before that library is used. By kind and by every letter: what is worded otherwise is told. */
export const quietKnownWarnings = (): void => {
  const emit: unknown = Reflect.get(process, 'emitWarning');
  if (typeof emit !== 'function') return;
  const emitOthers = (...args: readonly unknown[]): void => {
    const [warning, kind] = args;
    if (kind === 'ExperimentalWarning' && typeof warning === 'string' && KNOWN.has(warning)) return;
    Reflect.apply(emit, process, args);
  };
  // Once a process, however often it is asked for.
  if (emit.name !== emitOthers.name) process.emitWarning = emitOthers;
};
