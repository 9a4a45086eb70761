/** Where Quét thẻ lies, and where it leads. Random ids only: a path stands in the history. */

export const membersPath = '/doan-vien';
export const newMemberPath = '/doan-vien/them';
export const memberPath = ({ book, id }: { readonly book: string; readonly id: string }): string =>
  `/doan-vien/${book}/${id}`;
