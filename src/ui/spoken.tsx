/** Waits for the words of a screen before the screen begins, so that no component waits in the middle of its own. */
import { use, useContext, type ReactNode } from 'react';
import { assert } from '#base/assert.ts';
import type { SectionName } from '#text/section-loaders.ts';
import { useFrameText } from './use-frame-text.ts';
import { SectionsContext } from './use-text.ts';

/**
 * While they are read what stood there before stays in place, also where the language is changed.
 * @param sections every section that the children ask `useText` for
 */
export const Spoken = (props: {
  readonly sections: readonly SectionName[];
  readonly children: ReactNode;
}) => {
  const sections = useContext(SectionsContext);
  const { language } = useFrameText();
  assert(sections !== undefined, 'a screen that speaks stands in a look');
  // All are asked for before the first is waited for: on a slow line one after the other would be felt.
  const readings = props.sections.map((name) => sections.reading(language, name));
  // Also what is read already: React wants the same calls when it begins a component anew.
  for (const reading of readings) use(reading);
  return props.children;
};
