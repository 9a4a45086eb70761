/** Reads the code and the words behind the lock while the officer types and the key is being made. */
import { use, useCallback, useRef } from 'react';
import { useFrameText } from '#ui/use-frame-text.ts';
import { SectionsContext } from '#ui/use-text.ts';
import { SPOKEN_BY } from './screen-words.ts';
import { useServices } from './services.ts';

/** Answers with what begins it; once is enough. What fails here is asked for again where it is needed, and told there. */
export const useWarmUp = (loadShell: () => Promise<unknown>): (() => void) => {
  const { readBookCode } = useServices();
  const sections = use(SectionsContext);
  const { language } = useFrameText();
  const isBegun = useRef(false);
  return useCallback(() => {
    if (isBegun.current || sections === undefined) return;
    isBegun.current = true;
    const read = async (): Promise<void> => {
      await Promise.all([readBookCode(), loadShell()]);
      const { readScreen } = await import('./routes.tsx');
      const { code, spoken } = readScreen(window.location.pathname);
      const words = [...SPOKEN_BY.shell, ...spoken].map((name) => sections.reading(language, name));
      await Promise.all([code, ...words]);
    };
    read().catch(() => undefined);
  }, [readBookCode, loadShell, sections, language]);
};
