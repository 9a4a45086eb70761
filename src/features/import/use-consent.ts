/** The consent that goes with every new person of an import: which words, and how they were agreed to. */
import type { ConsentGiven } from '#domain/roster/acts.ts';
import { useText } from '#ui/use-text.ts';
import { consentOf, type ImportTerms } from './import-state.ts';

export const useConsent = (terms: ImportTerms): ConsentGiven => {
  const { roster } = useText();
  return consentOf(terms, roster);
};
