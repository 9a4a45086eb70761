/** The row of a vault without which it is none: the key of the replica, wrapped by the officer's words. */
export const WORDS_ROW = 'words';
