// Chance for the simulation: each actor draws from a stream of its own, so that one more draw here moves nothing there.
import { seededChance, type SeededChance } from '#domain/practice/seeded-chance.ts';
import type { Chance } from '#replica/ports.ts';

/** A stream that belongs to this seed and this name. */
export const forkedChance = (seed: number, name: string): SeededChance => {
  let hash = 0x811c9dc5 ^ seed;
  for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  const chance = seededChance(hash);
  // Neighbouring seeds begin alike; some turns later they do not.
  for (let turn = 0; turn < 4; turn++) chance.fraction();
  return chance;
};

/** Random bytes for ids, nonces and keys; nothing secret hangs on them here. */
export const bytesOf = (chance: SeededChance): Chance => ({
  bytes: (length) => Uint8Array.from({ length }, () => chance.whole(0, 255)),
});
