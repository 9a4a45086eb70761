/** Where Hôm nay leads. Random ids only: a path stands in the history. */

export const newMemberPath = '/doan-vien/them';
export const duesPath = '/doan-phi';
export const newCasePath = '/tiep-nhan/them';
export const casesPath = '/tiep-nhan';
export const casePath = ({ book, id }: { readonly book: string; readonly id: string }): string =>
  `/tiep-nhan/${book}/${id}`;
export const unsentPath = '/khac/chua-gui';
