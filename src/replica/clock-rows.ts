/** What the plain rows of a book say of the time, read before the vault is open: the server's clock, and the latest moment seen. */

/** Of the table `cursor`. */
export const CONTACT_KEY = 'contact';
/** Of the table `heads`: the own chains, each with the stamp of its last entry. */
export const OWN_KEYS = { from: 'own|', to: 'own}' } as const;

export interface TimeHere {
  /** This device's clock, set right by the server's as of the last contact. */
  readonly nowMs: number;
  /** The latest moment this disk bears witness of: the last contact, the newest entry seen or written. */
  readonly witnessMs: number;
}

/** The server's time is learnt anew at each contact, a second more or less. A clock further back was put back. */
export const CLOCK_SLACK_MS = 2 * 60_000;

/** @param contact,own the rows as they lie there; what cannot be read bears witness of nothing */
export const timeHere = (wallMs: number, contact: unknown, own: readonly unknown[]): TimeHere => {
  const last = fieldsOf(contact);
  const stamps = [last['newest'], ...own.map((row) => fieldsOf(row)['stamp'])];
  return {
    nowMs: Math.trunc(wallMs + numberOf(last['offsetMs'])),
    witnessMs: Math.max(
      numberOf(last['atMs']),
      ...stamps.map((stamp) => numberOf(partsOf(stamp)['ms'])),
    ),
  };
};

export const isClockBehind = ({ nowMs, witnessMs }: TimeHere): boolean =>
  nowMs < witnessMs - CLOCK_SLACK_MS;

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a row that is JSON; none where it is not. */
export const fieldsOf = (row: unknown): Fields => {
  if (typeof row !== 'string') return {};
  try {
    return partsOf(JSON.parse(row));
  } catch {
    return {};
  }
};

const partsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
