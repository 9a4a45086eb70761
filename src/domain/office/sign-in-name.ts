/** How an officer is called at the sign-in: readable over a bad line, proposed from the full name. */
import { foldName } from '#domain/roster/person-name.ts';

const LENGTH_MAX = 40;
/** Room for the number that tells two people of one name apart. */
const PROPOSED_MAX = 34;

/** Lower-case letters, digits, dots and dashes: what can be read out over a bad line. */
const SIGN_IN_NAME = /^[a-z0-9][a-z0-9.-]{1,38}[a-z0-9]$/;

export const isSignInName = (text: string): boolean =>
  text.length <= LENGTH_MAX && SIGN_IN_NAME.test(text);

/**
 * "Ma Văn Khải" is proposed as `khai.mv`: the given name, then the first letters of the others.
 * A name without a single Latin letter is proposed as `can-bo`.
 * @param isTaken whether somebody is called so already; a number is then added
 */
export const proposedSignInName = (
  displayName: string,
  isTaken: (name: string) => boolean,
): string => {
  const parts = foldName(displayName)
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  const given = parts.at(-1) ?? '';
  const first = parts.slice(0, -1).map((part) => part.slice(0, 1));
  const whole = (first.length === 0 ? given : `${given}.${first.join('')}`).slice(0, PROPOSED_MAX);
  const proposed = isSignInName(whole) ? whole : 'can-bo';
  if (!isTaken(proposed)) return proposed;
  let number = 2;
  while (isTaken(`${proposed}${number}`)) number += 1;
  return `${proposed}${number}`;
};
