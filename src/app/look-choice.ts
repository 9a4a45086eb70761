/** The look as it is chosen: read once before the first screen, changed from the settings. */
import { createContext, useContext } from 'react';
import { DEFAULT_LOOK, type Look } from '#ui/root-look.ts';

export interface LookChoice {
  readonly look: Look;
  readonly change: (part: Partial<Look>) => void;
}

export const LookChoiceContext = createContext<LookChoice>({
  look: DEFAULT_LOOK,
  change: () => {},
});
export const useLookChoice = (): LookChoice => useContext(LookChoiceContext);
