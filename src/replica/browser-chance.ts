/** The browser's chance: what keys, ids and suggested words are made of. */
import type { Chance } from './ports.ts';

export const browserChance: Chance = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};
