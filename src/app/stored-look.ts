/** The look as it was kept on this device, read before anything is shown. */
import { isLanguage } from '#text/language.ts';
import { DEFAULT_LOOK, type Look, type Scheme, type TextSize } from '#ui/root-look.ts';

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
