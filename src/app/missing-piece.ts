/** A piece of the app that no cache has and no network brings. */

/** Each browser says it in its own words. */
export const isMissingPiece = (error: unknown): boolean =>
  error instanceof TypeError && /import|module|fetch/i.test(error.message);
