/** Where the training day stands. */
export const officersPath = '/khac/can-bo';
