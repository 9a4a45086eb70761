/** What was found under a key, as long as what it was found in has not changed. */
export class Memo<T> {
  readonly #found = new Map<string, { readonly version: number; readonly value: T }>();

  of(key: string, version: number, find: () => T): T {
    const known = this.#found.get(key);
    if (known?.version === version) return known.value;
    const value = find();
    this.#found.set(key, { version, value });
    return value;
  }
}
