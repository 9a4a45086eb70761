/** How long sessions last and how many there may be: data, so that a union's operator can be told and a test can turn them. */

export interface SessionRules {
  /** The short token: who steals one from the memory of an open page has it that long. */
  readonly accessMs: number;
  /** A family of tokens ends this long after its sign-in, however often it is renewed: a shift. */
  readonly familyMs: number;
  /**
   * How long the last renewal may be asked for again because its answer was lost. Longer than a phone on a
   * poor line waits for an answer (a minute) and before its next try (five).
   */
  readonly graceMs: number;
  /** Renewals of one token that may be repeated within the grace. */
  readonly repeatsMax: number;
  /** A device holds its book open once: whoever opens it anew ends what was open before. */
  readonly familiesPerDevice: number;
  readonly familiesPerOfficer: number;
}

const MINUTE_MS = 60_000;

export const SESSION_RULES: SessionRules = {
  accessMs: 10 * MINUTE_MS,
  familyMs: 12 * 60 * MINUTE_MS,
  graceMs: 10 * MINUTE_MS,
  repeatsMax: 16,
  familiesPerDevice: 1,
  familiesPerOfficer: 8,
};
