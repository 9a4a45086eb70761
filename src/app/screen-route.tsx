/** A screen as a route: its own piece of the download, begun when its code and its words are there. */
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { SectionName } from '#text/section-loaders.ts';
import { Spoken } from '#ui/spoken.tsx';
import { WhileLeased } from './lease-here.tsx';
import { SPOKEN_BY } from './screen-words.ts';

const wordsByPath = new Map<string, keyof typeof SPOKEN_BY>();

/** Until the code and the words of the screen are there, the one before stays. */
export const screen = (
  path: string,
  words: keyof typeof SPOKEN_BY,
  load: () => Promise<ComponentType>,
): RouteObject => {
  wordsByPath.set(path, words);
  return {
    path,
    lazy: async () => {
      const Screen = await load();
      return {
        Component: () => (
          <Spoken sections={SPOKEN_BY[words]}>
            <WhileLeased path={path}>
              <Screen />
            </WhileLeased>
          </Spoken>
        ),
      };
    },
  };
};

/** The sections with which the screen of a route speaks. */
export const sectionsAt = (path: string | undefined): readonly SectionName[] => {
  const words = wordsByPath.get(path ?? '');
  return words === undefined ? [] : SPOKEN_BY[words];
};
