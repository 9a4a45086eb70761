/** What the server says is held, portion by portion, without what this device has decided on meanwhile; lasts as long as the screen. */
import { useEffect, useMemo, useState } from 'react';
import type { Result } from '#base/result.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { refuseHeld } from '#domain/office/refuse-held.ts';
import type { HeldEntry, HeldPortion } from '#domain/views/held-view.ts';
import { isCases, isConfidential } from '#domain/cases/confidential-book.ts';
import { requestsToldBy } from '#domain/views/held-requests.ts';
import { noteWhileShown } from '#replica/seen-on-screen.ts';
import { useRecords, useReplica, useTierState } from '#replica/use-replica.ts';

export type AskHeld = (asked: {
  readonly withRefused: boolean;
  readonly before?: HeldPortion['next'];
}) => Promise<Result<HeldPortion, { readonly kind: string }>>;

export interface HeldState {
  /** In books of requests that are locked on this device: counted, not shown. */
  readonly locked: number;
  /** Undefined until the server has answered. */
  readonly entries: readonly HeldEntry[] | undefined;
  readonly authors: HeldPortion['authors'];
  /** Waiting in all, also those not brought yet. */
  readonly waiting: number;
  readonly isAsking: boolean;
  readonly isMore: boolean;
  readonly problem: string | undefined;
  readonly withRefused: boolean;
  readonly look: (withRefused: boolean) => void;
  readonly older: () => void;
}

export const useHeld = (ask: AskHeld): HeldState => {
  const [found, setFound] = useState<HeldPortion>();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [withRefused, setWithRefused] = useState(false);
  const admitted = useRecords(admitHeld);
  const refused = useRecords(refuseHeld);
  const isCasesOpen = useTierState('casesTier').isOpen;
  const isTierOpen = useTierState().isOpen;
  const undecided = useMemo(() => {
    const letIn = new Set((admitted ?? []).map(({ values }) => values.entryHash));
    const keptOut = new Set((refused ?? []).map(({ values }) => values.entryHash));
    return found?.entries.filter(
      ({ order: { hash } }) => !letIn.has(hash) && (withRefused || !keptOut.has(hash)),
    );
  }, [found, admitted, refused, withRefused]);

  const bring = async (onto: HeldPortion | undefined, wanted: boolean): Promise<void> => {
    setAsking(true);
    setProblem(undefined);
    setWithRefused(wanted);
    const answer = await ask(
      onto === undefined ? { withRefused: wanted } : { withRefused: wanted, before: onto.next },
    );
    setAsking(false);
    if (!answer.ok) {
      setProblem(answer.error.kind);
      return;
    }
    const { entries, authors, ...rest } = answer.value;
    setFound({
      ...rest,
      entries: [...(onto?.entries ?? []), ...entries],
      authors: new Map([...(onto?.authors ?? []), ...authors]),
    });
  };
  const brought = found?.entries.filter((entry) => entry.refused === null).length ?? 0;
  const shown = useMemo(
    () =>
      undecided?.filter(
        ({ book }) => !isCases(book) || (isCasesOpen && (isTierOpen || !isConfidential(book))),
      ),
    [undecided, isCasesOpen, isTierOpen],
  );
  const { seen } = useReplica();
  useEffect(() => noteWhileShown(seen, requestsToldBy(shown ?? [])), [seen, shown]);
  const open = undecided?.filter((entry) => entry.refused === null).length ?? 0;
  return {
    entries: shown,
    locked: (undecided?.length ?? 0) - (shown?.length ?? 0),
    authors: found?.authors ?? new Map(),
    waiting: Math.max(0, (found?.undecided ?? 0) - (brought - open)),
    ...{ isAsking, problem, withRefused },
    isMore: found !== undefined && found.next !== null,
    look: (wanted) => void bring(undefined, wanted),
    older: () => void bring(found, withRefused),
  };
};
