/** The rows of a vault that are looked for before any of it is read. */

/** Without it there is no vault: the key of the replica, wrapped by the officer's words. */
export const WORDS_ROW = 'words';
/** The random name of the device, in the clear. */
export const DEVICE_ROW = 'device';
