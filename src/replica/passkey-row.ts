/** The row by which a passkey of this device opens a book, and what of it may be read before the book is open. */
import { SHIFT_GONE } from './shift-row.ts';

/** In the table `keys`: what the words open with the book, wrapped by what the passkey's PRF gives. */
export const PASSKEY_ROW = 'passkey';

/** What the device has shown when a passkey was asked for its secret; plain, they say nothing of anybody. */
export const PASSKEY_GAVE_ROW = 'passkey-gave';
export const PASSKEY_NO_SECRET_ROW = 'passkey-no-prf';

/** What is asked of the device: which passkey, and over which bytes it computes its secret. Neither is one. */
export interface PasskeyHere {
  /** base64url, as the browser has named it. */
  readonly credential: string;
  /** base64url, 32 bytes. */
  readonly salt: string;
}

/** New words: what was set beside the words of before goes in the same transaction. */
export const SET_BY_OLD_WORDS_GONE = [
  SHIFT_GONE,
  { op: 'delete', table: 'keys', key: PASSKEY_ROW },
] as const;
