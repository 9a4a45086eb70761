/** An officer's moment for tests: ids and numbers count up, so that what is lost can be seen. */
import { addChange, emptyRecord, type FoldedRecord } from '#crdt/fold.ts';
import { checkWritten } from '#crdt/record-type.ts';
import type { Result } from '#base/result.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import { fitsAct } from '#domain/act-fit.ts';
import { recordTypeByName } from '#domain/record-types.ts';

export const TODAY = '2026-11-22';

export interface TestMoment extends Moment {
  readonly numbersTaken: () => number;
}

export const momentOf = (
  options: { readonly series?: string; readonly today?: string } = {},
): TestMoment => {
  let ids = 0;
  let numbers = 0;
  return {
    officer: 'officer-lan',
    device: 'device-lan',
    nowMs: 1_795_310_000_000,
    today: options.today ?? TODAY,
    newId: () => `new-id-${String(++ids).padStart(4, '0')}`,
    nextNumber: () =>
      options.series === undefined ? undefined : { series: options.series, number: ++numbers },
    numbersTaken: () => numbers,
  };
};

/** What the act wrote; fails where it was refused, is no such act, or wrote what its type does not accept. */
export const draftsOf = (result: Result<readonly Draft[], unknown>): readonly Draft[] => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  for (const draft of result.value) {
    const fits = fitsAct(draft);
    if (!fits.ok) throw new Error(`${draft.act}: ${fits.error.kind}`);
    for (const { type, set } of draft.changes) {
      const recordType = recordTypeByName(type);
      if (recordType === undefined) throw new Error(`no type ${type}`);
      const checked = checkWritten(recordType, set);
      if (!checked.ok) throw new Error(JSON.stringify(checked.error));
    }
  }
  return result.value;
};

export const setsOf = (result: Result<readonly Draft[], unknown>): readonly unknown[] =>
  draftsOf(result).flatMap(({ changes }) => changes.map(({ set }) => set));

export const refusalOf = (result: Result<unknown, unknown>): unknown =>
  result.ok ? 'not refused' : result.error;

/** A record as several officers' entries made it; their names are `e1.0`, `e2.0`… */
export const recordOf = (
  type: string,
  ...sets: readonly Readonly<Record<string, unknown>>[]
): FoldedRecord =>
  sets.reduce(
    (record, set, at) =>
      addChange(record, {
        order: { ms: at + 1, counter: 0, device: 'd', life: 'l', seq: at + 1, hash: `e${at + 1}` },
        index: 0,
        set,
      }),
    emptyRecord(type, 'record-1'),
  );
