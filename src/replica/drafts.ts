/** Half-filled forms: sealed like the rest, bounded in number, size and age, part of no book and never sent. */
import * as z from 'zod';
import { base64FromBytes, textFromUtf8, utf8FromText } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import type {
  Chance,
  JournalStore,
  Sealer,
  StoredValue,
  StoreProblem,
  Write,
  TierName,
} from './ports.ts';
import { keysOf, placeOf } from './stored-rows.ts';

/** A form as it was left. */
export interface FormDraft {
  /** Random: two drafts of one form never write over each other. */
  readonly id: string;
  /** Which form, and of whom: `case|`, `member|<id>`. Random ids only, for it stands in the open. */
  readonly form: string;
  /** Corrected clock, ms. */
  readonly savedMs: number;
  /** What stood in the form; the form reads it back field by field, an older version may have written it. */
  readonly value: unknown;
}

/** The draft of a form as it stands at this moment. */
export interface DraftNow {
  readonly form: string;
  readonly id: string;
  readonly value: unknown;
  readonly tier: TierName | undefined;
}

export interface Drafts {
  /** A name for what is being filled in now. */
  readonly newId: () => string;
  /** Drafts of a form, the newest first. */
  readonly read: (form: string) => Promise<readonly FormDraft[]>;
  /**
   * Soon on the disk: a burst of letters is one write. Larger than `DRAFT_BYTES_MAX` is not kept.
   * One about a request lies in the tier of its book: it is offered again only once that is open.
   */
  readonly write: (form: string, id: string, value: unknown, tier?: TierName) => void;
  readonly drop: (form: string, id: string) => void;
  /**
   * Runs the save of what stood in a form. `gone` takes the draft away, for the save's own transaction: a phone that
   * dies afterwards never offers what is saved. Refused, the draft is kept; where nobody knows whether the save is on
   * the disk, it is written again.
   */
  readonly finishing: <T extends Result<unknown, { readonly kind: string }>>(
    draft: DraftNow,
    work: (gone: readonly Write[]) => Promise<T>,
  ) => Promise<T>;
  /** Writes at once what waits to be written. */
  readonly settle: () => Promise<void>;
  /** The same once what has just changed is painted: what an officer waits for comes first. */
  readonly settleSoon: () => void;
  /** Drops what is too old or too much; for idle moments. */
  readonly tidy: () => Promise<void>;
}

export const DRAFTS_MAX = 30;
export const DRAFT_BYTES_MAX = 32_768;
export const DRAFT_AGE_MAX_MS = 30 * 86_400_000;
/** From the last letter to the disk, at most. */
const WRITE_AFTER_MS = 300;
const ID_BYTES = 9;

export interface DraftsPorts {
  readonly replica: string;
  readonly store: JournalStore;
  readonly sealer: Sealer;
  /** Of forms about requests; undefined where there is no such tier, and then they are not kept. */
  readonly tierSealer?: ((tier: TierName) => Sealer | undefined) | undefined;
  /** Whether what lies in that tier can be read now. */
  readonly isTierOpen?: ((tier: TierName) => boolean) | undefined;
  readonly chance: Chance;
  /** Corrected clock, ms. */
  readonly nowMs: () => number;
  /** False in a window that is not the writer: it keeps nothing. */
  readonly isWriter: () => boolean;
  readonly commit: (writes: readonly Write[]) => Promise<Result<void, StoreProblem>>;
  /** Until what has just changed is painted; without it nothing is waited for. */
  readonly rest?: (() => Promise<void>) | undefined;
}

const sealedDraft = z.object({ savedMs: z.number(), value: z.unknown() });
const rowKey = (form: string, id: string): string => `${form}|${id}`;
const SEPARATOR = '|';
/** Ends the row key of a draft in that tier; no id has it. */
const TIER_MARK: Readonly<Record<TierName, string>> = { confidential: '~', cases: '^' };
const TIERS: readonly (TierName | undefined)[] = [undefined, 'cases', 'confidential'];
const tierOfKey = (key: string): TierName | undefined =>
  TIERS.find((tier) => tier !== undefined && key.endsWith(TIER_MARK[tier]));
export const draftKeyIn = (tier: TierName | undefined, key: string): string =>
  tier === undefined ? key : `${key}${TIER_MARK[tier]}`;

export const createDrafts = (ports: DraftsPorts): Drafts => {
  const { store, sealer, nowMs } = ports;
  /** By row key: what is to be written, or undefined for what is to go. */
  let waiting = new Map<string, { readonly value: unknown } | undefined>();
  /** Row keys written or read since the opening: only a new one may be one too many. */
  const known = new Set<string>();
  /** Ids of drafts whose form was saved: a letter on its way to the disk does not bring one back. */
  const finished = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sealerOf = (key: string): Sealer | undefined => {
    const tier = tierOfKey(key);
    return tier === undefined ? sealer : ports.tierSealer?.(tier);
  };
  /** A draft of a closed tier is neither read nor too old. */
  const isShut = (key: string): boolean => {
    const tier = tierOfKey(key);
    return tier !== undefined && ports.isTierOpen?.(tier) !== true;
  };

  const open = async (key: string, value: StoredValue): Promise<FormDraft | undefined> => {
    if (typeof value === 'string') return undefined;
    const by = sealerOf(key);
    if (by === undefined) return undefined;
    const opened = await by.open(value, placeOf(ports.replica, 'drafts', key));
    const text = opened.ok ? textFromUtf8(opened.value) : undefined;
    if (text?.ok !== true) return undefined;
    const parsed = sealedDraft.safeParse(jsonOf(text.value));
    if (!parsed.success) return undefined;
    const at = key.lastIndexOf(SEPARATOR);
    const id = key.slice(at + 1, tierOfKey(key) === undefined ? undefined : -1);
    return { ...parsed.data, form: key.slice(0, at), id };
  };

  /** Newest first; what cannot be opened is of no use to anyone and counts as too old. */
  const all = async (range?: { readonly from: string; readonly to: string }) => {
    const listed = await store.list('drafts', range);
    if (!listed.ok) return { drafts: [], stale: [] };
    const opened = await Promise.all(
      listed.value
        .filter(({ key }) => !isShut(key))
        .map(async ({ key, value }) => ({ key, draft: await open(key, value) })),
    );
    const oldest = nowMs() - DRAFT_AGE_MAX_MS;
    const drafts = opened
      .flatMap(({ key, draft }) =>
        draft === undefined || draft.savedMs < oldest ? [] : [{ ...draft, key }],
      )
      .sort((a, b) => b.savedMs - a.savedMs);
    const kept = new Set(drafts.map(({ key }) => key));
    return { drafts, stale: opened.flatMap(({ key }) => (kept.has(key) ? [] : [key])) };
  };

  const tidyNow = async (): Promise<void> => {
    const { drafts, stale } = await all();
    const surplus = drafts.slice(DRAFTS_MAX).map(({ key }) => key);
    const gone = [...stale, ...surplus];
    if (gone.length > 0)
      await ports.commit(gone.map((key) => ({ op: 'delete', table: 'drafts', key })));
  };

  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = new Map();
    if (batch.size === 0 || !ports.isWriter()) return;
    const writes = await Promise.all(
      [...batch].map(async ([key, entry]): Promise<Write> => {
        if (entry === undefined) return { op: 'delete', table: 'drafts', key };
        const plain = utf8FromText(JSON.stringify({ savedMs: nowMs(), value: entry.value }));
        if (plain.length > DRAFT_BYTES_MAX) return { op: 'delete', table: 'drafts', key };
        const by = sealerOf(key);
        if (by === undefined) return { op: 'delete', table: 'drafts', key };
        const sealed = await by.seal(plain, placeOf(ports.replica, 'drafts', key));
        return { op: 'put', table: 'drafts', key, value: sealed };
      }),
    );
    const committed = await ports.commit(writes);
    if (!committed.ok) return;
    const fresh = writes.filter(({ op, key }) => op === 'put' && !known.has(key));
    for (const { key } of fresh) known.add(key);
    if (fresh.length > 0) await tidyNow();
  };

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  };
  const settle = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    return inTurn(flush);
  };
  const put = (key: string, entry: { readonly value: unknown } | undefined): void => {
    waiting.set(key, entry);
    timer ??= setTimeout(() => void settle(), WRITE_AFTER_MS);
  };
  const finish: Drafts['finishing'] = async ({ form, id, value, tier }, work) => {
    const row = rowKey(form, id);
    const keys = TIERS.map((one) => draftKeyIn(one, row));
    // What waits is no longer to be written; unless it is typed on while the save runs.
    const held = keys.flatMap((key) => {
      const entry = waiting.get(key);
      return waiting.delete(key) ? [[key, entry] as const] : [];
    });
    const onDisk = keys.filter((key) => known.has(key));
    const keep = (): void => {
      for (const [key, entry] of held) if (!waiting.has(key)) put(key, entry);
    };
    const saved = await work(onDisk.map((key) => ({ op: 'delete', table: 'drafts', key }))).catch(
      (fault: unknown) => {
        keep();
        throw fault;
      },
    );
    if (saved.ok) {
      finished.add(id);
      for (const key of keys) waiting.delete(key);
      for (const key of onDisk) known.delete(key);
    } else if (saved.error.kind !== 'not-read-back') keep();
    else if (onDisk.length + held.length > 0) put(draftKeyIn(tier, row), { value });
    return saved;
  };
  return {
    newId: () => base64FromBytes(ports.chance.bytes(ID_BYTES)),
    read: async (form) => {
      await settle();
      const { drafts } = await all(keysOf(form));
      return drafts.flatMap(({ key, ...draft }) => {
        if (draft.form !== form) return [];
        known.add(key);
        return [draft];
      });
    },
    write: (form, id, value, tier) => {
      if (finished.has(id)) return;
      const key = rowKey(form, id);
      put(draftKeyIn(tier, key), { value });
      for (const other of TIERS) {
        if (other === tier) continue;
        // Where it was of another tier until now. What was never there is not missed.
        const from = draftKeyIn(other, key);
        if (known.has(from) || waiting.has(from)) put(from, undefined);
      }
    },
    drop: (form, id) => {
      if (finished.has(id)) return;
      for (const tier of TIERS) put(draftKeyIn(tier, rowKey(form, id)), undefined);
    },
    finishing: (draft, work) => inTurn(() => finish(draft, work)),
    settle,
    settleSoon: () => void (ports.rest?.() ?? Promise.resolve()).then(settle),
    tidy: () => inTurn(tidyNow),
  };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
