/** Where Hôm nay leads. Random ids only: a path stands in the history. */

/** The camera first; the full form is a tap away from there. */
export const newMemberPath = '/doan-vien/quet';
export const duesPath = '/doan-phi';
export const dayReceiptsPath = '/doan-phi/trong-ngay';
export const newCasePath = '/tiep-nhan/them';
export const casesPath = '/tiep-nhan';
export const casePath = ({ book, id }: { readonly book: string; readonly id: string }): string =>
  `/tiep-nhan/${book}/${id}`;
export const unsentPath = '/khac/chua-gui';
export const endOfDayPath = '/hom-nay/cuoi-ngay';
