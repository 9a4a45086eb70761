/** Where the screens of dues lie. Random ids, months and days only: a path stands in the history. */

interface Place {
  readonly book: string;
  readonly id: string;
}

/** The month that is asked for stands in the query of the collect screen. */
export const MONTH_QUERY = 'thang';

export const duesPath = '/doan-phi';
export const newMemberPath = '/doan-vien/them';
export const todayPath = '/hom-nay';
/** The day that is looked at; without it today. */
export const DAY_QUERY = 'ngay';
export const dayReceiptsPath = (day?: string): string =>
  `/doan-phi/trong-ngay${day === undefined ? '' : `?${DAY_QUERY}=${day}`}`;
/** `book` is the roster book of the member. */
export const collectPath = ({ book, id }: Place, period?: string): string =>
  `/doan-phi/thu/${book}/${id}${period === undefined ? '' : `?${MONTH_QUERY}=${period}`}`;
/** `day` where one came from the receipts of a day: the way back leads there. */
export const receiptPath = ({ book, id }: Place, day?: string | null): string =>
  `/doan-phi/bien-lai/${book}/${id}${ofDay(day)}`;
/** Who changed what of it. */
export const receiptHistoryPath = ({ book, id }: Place): string =>
  `/doan-phi/bien-lai/${book}/${id}/lich-su`;
export const voidPath = (receipt: Place, day?: string | null): string =>
  `${receiptPath(receipt)}/huy${ofDay(day)}`;
const ofDay = (day: string | null | undefined): string =>
  day === undefined || day === null ? '' : `?${DAY_QUERY}=${day}`;
/** In the place of a unit: everyone whose dues this device keeps, whichever the book. */
export const EVERY_UNIT = 'moi-don-vi';
/** Thu cả tổ; without a group the screen asks which. */
export const groupPath = (unit: string, period: string, group?: string): string =>
  `/doan-phi/ca-to/${unit}${group === undefined ? '' : `/${encodeURIComponent(group)}`}?${MONTH_QUERY}=${period}`;
export const collectionsPath = '/doan-phi/danh-sach';
/** The saved list of a collection, by its first list. */
export const collectionPath = ({ book, id }: Place): string => `/doan-phi/danh-sach/${book}/${id}`;

/** Under which name the search of the list is kept; forgotten once somebody has paid. */
export const DUES_QUERY = 'dues-query';
