/** Goes to another screen of the open book: in one piece where nothing has to be waited for. */
import { use, useMemo } from 'react';
import { matchRoutes, useNavigate } from 'react-router';
import { useFrameText } from '#ui/use-frame-text.ts';
import { SectionsContext } from '#ui/use-text.ts';
import { routes } from './routes.tsx';
import { sectionsAt } from './screen-route.tsx';

/**
 * The router hands a change of screen to React as something that can wait: drawn in slices, between the pictures of
 * what is being left. On a slow phone the pictures then take longer than the screen. Where its words are not read yet
 * it does wait, and what stood there stays.
 */
export const useGoHere = (): ((href: string) => void) => {
  const navigate = useNavigate();
  const sections = use(SectionsContext);
  const { language } = useFrameText();
  return useMemo(
    () => (href) => {
      const { pathname } = new URL(href, window.location.href);
      const spoken = sectionsAt(matchRoutes(routes, pathname)?.at(-1)?.route.path);
      const isReady = sections?.areRead(language, spoken) === true;
      void navigate(href, { flushSync: isReady });
    },
    [navigate, sections, language],
  );
};
