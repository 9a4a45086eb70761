/** What the own union has chosen, as the server has confirmed it: a setting that waits on this very phone moves no bound of it. */
import { bookId } from '#book/book-id.ts';
import { valuesOf, type FoldedRecord } from '#crdt/fold.ts';
import type { ValuesOf } from '#crdt/record-type.ts';
import type { SettingKey } from '#domain/office/setting-value.ts';
import { setting } from '#domain/office/setting.ts';
import { rulingPath } from '#domain/office/unit-path.ts';
import { unit } from '#domain/office/unit.ts';
import { unionChoices, type UnionChoices } from '#domain/views/union-choices.ts';
import type { EngineContext } from './engine-context.ts';

/** To be asked once all books are read. @param keys the settings that are looked up; of the others the usual is answered */
export const confirmedChoices = (
  { ledger, identity }: Pick<EngineContext, 'ledger' | 'identity'>,
  keys: readonly SettingKey[],
): UnionChoices => {
  const confirmed = (at: string, type: string, id: string): FoldedRecord =>
    ledger.confirmedRecord(bookId('office', at), type, id);
  const units = new Map<string, { id: string; values: ValuesOf<typeof unit> }>();
  for (let at: string | null | undefined = identity.homeUnit; at && !units.has(at);) {
    const values: ValuesOf<typeof unit> = valuesOf(unit, confirmed(at, unit.type, at));
    units.set(at, { id: at, values });
    at = values.parent;
  }
  const path = rulingPath(identity.homeUnit, [...units.values()]);
  const settings = path.flatMap((at) =>
    keys.map((id) => ({
      id,
      book: bookId('office', at),
      values: valuesOf(setting, confirmed(at, setting.type, id)),
    })),
  );
  return unionChoices(settings, path);
};
