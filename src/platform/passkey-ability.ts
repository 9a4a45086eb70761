/** What the browser says of passkeys that give a secret (PRF), without making one and without asking anybody. */
import type { SecretByPasskey } from '#domain/device-report.ts';

/** The two questions a page may ask; the second one is younger, and not in the DOM types of every version. */
export interface PasskeyQuestions {
  readonly isUserVerifyingPlatformAuthenticatorAvailable?: () => Promise<boolean>;
  readonly getClientCapabilities?: () => Promise<Readonly<Record<string, boolean | undefined>>>;
}

/** Of Web Authentication Level 3, `getClientCapabilities`: of a name that is not there nothing is said. */
const PRF = 'extension:prf';

/** @param questions undefined in a browser that knows no passkeys */
export const passkeyAbility = async (
  questions: PasskeyQuestions | undefined,
): Promise<Exclude<SecretByPasskey, 'given'>> => {
  if (questions === undefined) return 'cannot';
  const hasLock = await answered(questions.isUserVerifyingPlatformAuthenticatorAvailable?.());
  if (hasLock === false) return 'cannot';
  const gives = (await answered(questions.getClientCapabilities?.()))?.[PRF];
  if (gives === false) return 'cannot';
  return hasLock === true && gives === true ? 'said' : 'unknown';
};

const answered = async <T>(asked: Promise<T> | undefined): Promise<T | undefined> => {
  try {
    return await asked;
  } catch {
    return undefined;
  }
};

/** Absent outside of secure contexts and in old browsers, whatever the types say. */
export const passkeyQuestionsHere = (): PasskeyQuestions | undefined => {
  const { PublicKeyCredential: here } = globalThis as {
    readonly PublicKeyCredential?: PasskeyQuestions;
  };
  if (here === undefined) return undefined;
  const { isUserVerifyingPlatformAuthenticatorAvailable: lock, getClientCapabilities: can } = here;
  return {
    ...(lock === undefined
      ? {}
      : { isUserVerifyingPlatformAuthenticatorAvailable: () => lock.call(here) }),
    ...(can === undefined ? {} : { getClientCapabilities: () => can.call(here) }),
  };
};
