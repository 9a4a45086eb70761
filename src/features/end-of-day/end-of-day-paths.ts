/** The addresses of Cuối ngày. Random ids only: a path stands in the history. */

export const todayPath = '/hom-nay';
export const duesPath = '/doan-phi';
export const unsentPath = '/khac/chua-gui';
export const endOfDayPath = '/hom-nay/cuoi-ngay';
export const countPath = (book: string): string => `${endOfDayPath}/${book}`;
export const closesPath = `${endOfDayPath}/cac-lan`;
export const waitingPath = `${endOfDayPath}/cho-xac-nhan`;

interface CloseAt {
  readonly book: string;
  readonly id: string;
}
export const closedPath = ({ book, id }: CloseAt): string => `${endOfDayPath}/${book}/${id}`;
export const listPaperPath = (at: CloseAt): string => `${closedPath(at)}/bang-ke`;
export const minutesPaperPath = (at: CloseAt): string => `${closedPath(at)}/bien-ban`;
export const confirmPath = (at: CloseAt): string => `${closedPath(at)}/xac-nhan`;
