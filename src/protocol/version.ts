/** The version of the conversation between a device and the sync server. */

/** Raised whenever a message changes its meaning; a test holds the messages' fingerprint to it. */
export const PROTOCOL_VERSION = 1;

export const PUSH_ENTRIES_MAX = 2000;
/** Stretches of chains in one push. */
export const PUSH_RUNS_MAX = 200;
export const PUSH_BYTES_MAX = 4 * 1024 * 1024;
export const PAGE_ENTRIES_MAX = 1000;
/** A page is cut at this many bytes of bodies, so that a slow link can resume often. */
export const PAGE_BYTES_MAX = 256 * 1024;
export const SNAPSHOT_RECORDS_MAX = 2000;
