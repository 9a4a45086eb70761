/** What stands outside the seal of a book for the lock of a device that several people use: what its officer chose to be called there. */
import type { StoredValue } from './ports.ts';

/** In the table `keys`, in the clear: it is read while every book here is locked. There only where the officer has set it. */
export const DOOR_ROW = 'door';

export const DOOR_NAME_MAX = 24;

export interface Door {
  /** Read by whoever holds the device; the officer was told so where it was typed. */
  readonly name?: string | undefined;
  /** The officer says that others use this device too. */
  readonly isShared: boolean;
}

/** Whose book it is, as the lock shows it. */
export interface Person extends Door {
  readonly replica: string;
  /** Name of the device: tells those apart who have chosen no name. Random. */
  readonly device: string;
}

export const CLOSED_DOOR: Door = { isShared: false };

export const doorText = ({ name, isShared }: Door): string =>
  JSON.stringify({ ...(name === undefined ? {} : { name }), isShared });

/** What is not understood counts as not set: the book opens all the same. */
export const doorFrom = (row: StoredValue | undefined): Door => {
  const parts = typeof row === 'string' ? partsOf(row) : {};
  const name = typeof parts['name'] === 'string' ? doorName(parts['name']) : undefined;
  return { name, isShared: parts['isShared'] === true };
};

/** As it is kept: one line, short; undefined where nothing is left. */
export const doorName = (typed: string): string | undefined => {
  // A line break parts two words like a space.
  const shown = typed.normalize('NFC').replace(/\s+/g, ' ').replace(NOT_SHOWN, '').trim();
  const name = Array.from(shown).slice(0, DOOR_NAME_MAX).join('').trim();
  return name === '' ? undefined : name;
};

/** Control marks and those that turn the direction of writing: two names must not be made to look alike by them. */
const NOT_SHOWN = /[\p{Cc}\p{Cf}]/gu;

/** What is proposed: the given name alone, which in Vietnamese stands last. */
export const proposedDoorName = (displayName: string): string =>
  doorName(displayName.trim().split(/\s+/).at(-1) ?? '') ?? '';

const partsOf = (row: string): Readonly<Record<string, unknown>> => {
  try {
    const parsed: unknown = JSON.parse(row);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
};
