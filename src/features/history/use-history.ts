/** The history on this device, live, and what the server was asked for on top of it; the latter lasts as long as the screen. */
import { useEffect, useMemo, useState } from 'react';
import type { Result } from '#base/result.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { device } from '#domain/office/device.ts';
import { officer } from '#domain/office/officer.ts';
import { unit } from '#domain/office/unit.ts';
import {
  historyLines,
  mergedEntries,
  type HistoryEntry,
  type HistoryLine,
  type HistoryPortion,
} from '#domain/views/history-view.ts';
import { localHistory, memberName, type HistoryPlace } from '#replica/local-history.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { useText } from '#ui/use-text.ts';
import type { ValueNames } from './value-words.ts';

export type AskHistory = (asked: {
  readonly book: string;
  readonly id: string;
  readonly before?: number | undefined;
}) => Promise<Result<HistoryPortion, { readonly kind: string }>>;

export interface AskedState {
  readonly step: 'not-asked' | 'asking' | 'some' | 'all';
  /** Why the last question got no answer. */
  readonly problem?: string | undefined;
  readonly atMs?: number | undefined;
}

interface Asked {
  readonly entries: readonly HistoryEntry[];
  readonly people: ReadonlyMap<string, string>;
  readonly next: number | null | undefined;
  readonly state: AskedState;
}

const NOT_ASKED: Asked = {
  entries: [],
  people: new Map(),
  next: undefined,
  state: { step: 'not-asked' },
};

export interface HistoryState {
  /** Undefined until this device has looked. */
  readonly lines: readonly HistoryLine[] | undefined;
  readonly asked: AskedState;
  readonly ask: () => void;
  /** Who wrote, by device. */
  readonly who: (device: string) => string;
  readonly names: ValueNames;
}

export const useHistory = (place: HistoryPlace, askServer: AskHistory): HistoryState => {
  const replica = useReplica();
  const local = useLocalHistory(place);
  const [asked, setAsked] = useState(NOT_ASKED);
  const { book, type, id } = place;
  const lines = useMemo(() => {
    if (local === undefined) return undefined;
    // What has left this device, or is locked again, is not shown from an answer either.
    if (local.length === 0) return [];
    return historyLines({ type, id }, mergedEntries(local, asked.entries));
  }, [local, asked.entries, type, id]);

  const ask = async (): Promise<void> => {
    const { next } = asked;
    setAsked({ ...asked, state: { step: 'asking' } });
    const answer = await askServer(
      typeof next === 'number' ? { book, id, before: next } : { book, id },
    );
    if (!answer.ok) {
      const step = next === undefined ? 'not-asked' : 'some';
      setAsked({ ...asked, state: { step, problem: answer.error.kind } });
      return;
    }
    const { entries, people, next: older } = answer.value;
    setAsked({
      entries: [...asked.entries, ...entries],
      people: new Map([...asked.people, ...people]),
      next: older,
      state: { step: older === null ? 'all' : 'some', atMs: replica.correctedNow().ms },
    });
  };

  return {
    lines,
    asked: asked.state,
    ask: () => void ask(),
    who: useWho(asked.people),
    names: useNames(book),
  };
};

const useLocalHistory = ({ book, type, id }: HistoryPlace): readonly HistoryEntry[] | undefined => {
  const replica = useReplica();
  const [entries, setEntries] = useState<readonly HistoryEntry[]>();
  useEffect(() => {
    let stopped = false;
    let isQueued = false;
    let turn = Promise.resolve();
    const read = async (): Promise<void> => {
      isQueued = false;
      const found = await localHistory(replica, { book, type, id });
      if (!stopped) setEntries(found);
    };
    // A sync changes the records many times over: who waits for a turn sees all of it.
    const look = (): void => {
      if (isQueued || stopped) return;
      isQueued = true;
      turn = turn.then(read);
    };
    look();
    const stop = replica.watch(look);
    return () => {
      stopped = true;
      stop();
    };
  }, [replica, book, type, id]);
  return entries;
};

const SERVER_DEVICE = 'server';

const useWho = (people: ReadonlyMap<string, string>): ((device: string) => string) => {
  const { history: text } = useText();
  const { identity } = useReplica();
  const devices = useRecords(device);
  const officers = useRecords(officer);
  return useMemo(() => {
    const nameById = new Map((officers ?? []).map(({ id, values }) => [id, values.displayName]));
    const deviceById = new Map((devices ?? []).map(({ id, values }) => [id, values]));
    return (id) => {
      if (id === identity.device) return text.me;
      if (id === SERVER_DEVICE) return text.system;
      const found = deviceById.get(id);
      const name = nameById.get(found?.officer ?? '') ?? people.get(id);
      return [name ?? text.unknownDevice, name === undefined ? undefined : found?.label]
        .filter((part) => part !== undefined && part !== '')
        .join(', ');
    };
  }, [identity, devices, officers, people, text]);
};

const useNames = (book: string): ValueNames => {
  const replica = useReplica();
  const units = useRecords(unit);
  const officers = useRecords(officer);
  return useMemo(() => {
    const unitById = new Map((units ?? []).map(({ id, values }) => [id, values.name]));
    const officerById = new Map((officers ?? []).map(({ id, values }) => [id, values.displayName]));
    const roster = `roster.${unitOfBook(book)}`;
    return {
      unit: (id) => unitById.get(id),
      officer: (id) => officerById.get(id),
      member: (id) => memberName(replica, roster, id),
    };
  }, [replica, units, officers, book]);
};
