// How the changes of a record become its values, written from docs/protocol.md alone (section 6).
import type { Stamp } from './keys-and-hashes.ts';

export interface Order extends Stamp {
  readonly device: string;
  readonly life: string;
  readonly seq: number;
  readonly hash: string;
}

export interface Change {
  readonly type: string;
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
  readonly undoes?: readonly string[];
}

export interface Placed {
  readonly order: Order;
  readonly index: number;
  readonly set: Change['set'];
  readonly undoes?: readonly string[] | undefined;
}

export interface FieldRule {
  readonly rule: string;
  readonly stages?: readonly string[];
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const compareOrders = (a: Order, b: Order): number =>
  a.ms - b.ms ||
  a.counter - b.counter ||
  compareText(a.device, b.device) ||
  compareText(a.life, b.life) ||
  a.seq - b.seq ||
  compareText(a.hash, b.hash);

export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const parts = Object.entries(value)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`);
  return `{${parts.join(',')}}`;
};

const nameOf = ({ order, index }: Placed): string => `${order.hash}.${index}`;

/** One record: a set of changes, each once; where one comes again elsewhere, the lower place stands. */
export class FoldedRecord {
  readonly #changes = new Map<string, Placed>();

  add(change: Placed): void {
    const known = this.#changes.get(nameOf(change));
    if (known === undefined || compareOrders(change.order, known.order) < 0)
      this.#changes.set(nameOf(change), change);
  }

  standing(): readonly Placed[] {
    const all = [...this.#changes.values()].sort(
      (a, b) => compareOrders(a.order, b.order) || a.index - b.index,
    );
    const undone = new Set<string>();
    for (const change of [...all].reverse())
      if (!undone.has(nameOf(change))) change.undoes?.forEach((name) => undone.add(name));
    return all.filter((change) => !undone.has(nameOf(change)));
  }

  read(field: string, { rule, stages = [] }: FieldRule): unknown {
    const writes = this.standing()
      .filter(({ set }) => Object.hasOwn(set, field))
      .map((change) => ({ name: nameOf(change), value: change.set[field] }));
    return READERS[rule]?.(writes, stages);
  }
}

interface Write {
  readonly name: string;
  readonly value: unknown;
}
type Reader = (writes: readonly Write[], stages: readonly string[]) => unknown;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Each value once, at its first place. */
const distinct = (values: readonly unknown[]): readonly unknown[] => {
  const seen = new Set<string>();
  return values.filter((value) => {
    const text = canonical(value);
    return seen.has(text) ? false : seen.add(text);
  });
};
const asSet = (values: readonly unknown[]): readonly unknown[] =>
  [...new Map(values.map((value) => [canonical(value), value]))]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, value]) => value);

const READERS: Readonly<Record<string, Reader>> = {
  writeOnce: (writes) => writes[0]?.value,
  lastWriterWins: (writes) => writes.at(-1)?.value,
  growOnlySet: (writes) => asSet(writes.flatMap(({ value }) => listOf(value))),
  addWinsSet: (writes) => {
    const removed = new Set(
      writes.flatMap(({ value }) =>
        listOf(fieldOf(value, 'remove')).flatMap((removal) =>
          listOf(fieldOf(removal, 'of')).map(
            (name) => `${String(name)} ${canonical(fieldOf(removal, 'value'))}`,
          ),
        ),
      ),
    );
    return asSet(
      writes.flatMap(({ name, value }) =>
        listOf(fieldOf(value, 'add')).filter((one) => !removed.has(`${name} ${canonical(one)}`)),
      ),
    );
  },
  furthestStage: (writes, stages) => {
    const rank = (value: unknown): number =>
      Number(fieldOf(value, 'round')) * 1000 + stages.indexOf(String(fieldOf(value, 'stage')));
    let best: Write | undefined;
    for (const write of writes)
      if (best === undefined || rank(write.value) > rank(best.value)) best = write;
    return best?.value;
  },
  everyValue: (writes) => {
    const replaced = new Set(writes.flatMap(({ value }) => listOf(fieldOf(value, 'replaces'))));
    const left = writes.filter(({ name }) => !replaced.has(name));
    const values = left.map(({ value }) => fieldOf(value, 'value'));
    return distinct(values.filter((value) => value !== undefined).reverse());
  },
};
