/** Marks that turn the direction of writing: nobody sees them, and a name with one shows the sum behind it backwards. */

/** Arabic letter mark, left and right marks, embeddings, overrides and isolates of Unicode's algorithm. */
const MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

export const withoutDirectionMarks = (text: string): string => text.replace(MARKS, '');

/** No field of a record takes one: what an app strips at the typing, the server refuses from anybody else. */
export const hasNoDirectionMarks = (text: string): boolean => text.search(MARKS) < 0;
