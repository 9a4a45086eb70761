// What has really happened in a run, told by those who did it: held against what devices and server say.

export interface SavedEntry {
  readonly book: string;
  readonly device: string;
  readonly phone: string;
  readonly act: string;
  readonly hash: string;
}

export interface Truth {
  /** Shown as saved to somebody, by hash. */
  readonly saved: ReadonlyMap<string, SavedEntry>;
  readonly save: (entry: SavedEntry) => void;
  /** Gone with a disk, or with the only backup that had it: by nobody's fault. */
  readonly excuse: (hash: string) => void;
  readonly isExcused: (hash: string) => boolean;
  /** Two devices have written under that name: their receipts may bear equal numbers, and both count. */
  readonly clone: (device: string) => void;
  readonly isCloned: (device: string) => boolean;
  /** Named at some time as readers of a confidential request, or whoever took it in. */
  readonly letIn: (book: string, officers: readonly string[]) => void;
  readonly isLetIn: (book: string, officer: string) => boolean;
  readonly isLetInAnywhere: (officer: string) => boolean;
  /** Devices whose disk was once put back to an earlier day. */
  readonly wentBack: Set<string>;
  /** Devices whose clock was once wrong. */
  readonly clockOff: Set<string>;
  /** Whom not to believe. */
  readonly liars: Set<string>;
  /** The public key of each device, as it was made. */
  readonly keys: Map<string, string>;
  /** Whose each device is. */
  readonly officers: Map<string, string>;
  /** How often each thing happened: faults, acts, verdicts. */
  readonly counts: ReadonlyMap<string, number>;
  readonly tell: (what: string) => void;
}

export const newTruth = (): Truth => {
  const saved = new Map<string, SavedEntry>();
  const excused = new Set<string>();
  const cloned = new Set<string>();
  const letIn = new Set<string>();
  const insiders = new Set<string>();
  const counts = new Map<string, number>();
  return {
    saved,
    save: (entry) => void saved.set(entry.hash, entry),
    excuse: (hash) => void excused.add(hash),
    isExcused: (hash) => excused.has(hash),
    clone: (device) => void cloned.add(device),
    isCloned: (device) => cloned.has(device),
    letIn: (book, officers) => {
      for (const officer of officers) letIn.add(`${book} ${officer}`);
      for (const officer of officers) insiders.add(officer);
    },
    isLetIn: (book, officer) => letIn.has(`${book} ${officer}`),
    isLetInAnywhere: (officer) => insiders.has(officer),
    wentBack: new Set(),
    clockOff: new Set(),
    liars: new Set(),
    keys: new Map(),
    officers: new Map(),
    counts,
    tell: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
  };
};

/** An invariant that does not hold. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly invariant: string;

  constructor(invariant: string, detail: string) {
    super(`${invariant}: ${detail}`);
    this.invariant = invariant;
  }
}
