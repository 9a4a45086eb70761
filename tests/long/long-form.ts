/** How often things are done: a few times in `npm test`, as often as the field deserves with TEST_LONG=1. */
export const isLong = process.env['TEST_LONG'] === '1';

export const times = (short: number, long: number): number => (isLong ? long : short);

/** The long form may take its time. */
export const LONG_MS = 30 * 60_000;
