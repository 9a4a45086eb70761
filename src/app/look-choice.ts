/** The look as it is kept and chosen: read once before the first screen, changed from the settings. */
import { createContext, useContext } from 'react';
import { isLanguage } from '#text/language.ts';
import { DEFAULT_LOOK, type Look, type Scheme, type TextSize } from '#ui/look.tsx';

export interface LookChoice {
  readonly look: Look;
  readonly change: (part: Partial<Look>) => void;
}

export const LookChoiceContext = createContext<LookChoice>({
  look: DEFAULT_LOOK,
  change: () => {},
});
export const useLookChoice = (): LookChoice => useContext(LookChoiceContext);

const TEXT_SIZES: readonly TextSize[] = ['100', '125', '150', '200'];
const SCHEMES: readonly Scheme[] = ['auto', 'light', 'dark'];

/** What an older or newer app kept is taken part by part; what is not understood falls back. */
export const lookFromStored = (stored: unknown): Look => {
  const parts: Readonly<Record<string, unknown>> =
    typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const { language, isOutdoor } = parts;
  return {
    language: isLanguage(language) ? language : DEFAULT_LOOK.language,
    textSize: TEXT_SIZES.find((size) => size === parts['textSize']) ?? DEFAULT_LOOK.textSize,
    scheme: SCHEMES.find((scheme) => scheme === parts['scheme']) ?? DEFAULT_LOOK.scheme,
    isOutdoor: isOutdoor === true,
  };
};
