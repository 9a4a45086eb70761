/** Whose history it is, as the record stands now: a name, a receipt's number, the kind of a request. */
import { receiptNo } from '#domain/dues/receipt-no.ts';
import type { ShelfRow } from '#replica/shelf-row.ts';
import type { Catalogue } from '#text/catalogue.ts';

export const subjectName = (
  row: ShelfRow | undefined,
  text: Pick<Catalogue, 'cases' | 'dues'>,
): string | undefined => {
  const { fullName, series, number, kind } = row?.values ?? {};
  const names: readonly unknown[] = Array.isArray(fullName) ? fullName : [];
  const name = names[0];
  if (typeof name === 'string') return name;
  if (typeof series === 'string' && typeof number === 'number')
    return `${text.dues.receiptTitle} ${receiptNo(series, number)}`;
  const kinds: Readonly<Record<string, string>> = text.cases.kinds;
  return typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
};
