/** Where the PIN of a shift is set. */
export const SET_PIN_PATH = '/khac/ma-pin';
