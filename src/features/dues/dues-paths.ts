/** Where the screens of dues lie. Random ids and months only: a path stands in the history. */

interface Place {
  readonly book: string;
  readonly id: string;
}

/** The month that is asked for stands in the query of the collect screen. */
export const MONTH_QUERY = 'thang';

export const duesPath = '/doan-phi';
/** `book` is the roster book of the member. */
export const collectPath = ({ book, id }: Place, period?: string): string =>
  `/doan-phi/thu/${book}/${id}${period === undefined ? '' : `?${MONTH_QUERY}=${period}`}`;
export const receiptPath = ({ book, id }: Place): string => `/doan-phi/bien-lai/${book}/${id}`;
export const voidPath = (receipt: Place): string => `${receiptPath(receipt)}/huy`;
