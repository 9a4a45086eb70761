/** The sentences of the current language for any screen of the open book; a section is read when one first speaks with it. */
import { createContext, useContext } from 'react';
import { assert } from '#base/assert.ts';
import type { Catalogue } from '#text/catalogue.ts';
import type { FrameCatalogue } from '#text/frame-catalogue.ts';
import type { Language } from '#text/language.ts';
import { SECTION_LOADERS, type SectionName } from '#text/section-loaders.ts';
import { useFrameText } from './use-frame-text.ts';

export const SectionsContext = createContext<Sections | undefined>(undefined);

/**
 * The sentences by section, as in `const { roster: text } = useText()`. The sections that a screen speaks with are
 * read before it begins (`Spoken`, where its route is): a component that waited for them between two of its hooks
 * would be begun anew by React in the middle.
 */
export const useText = (): Catalogue => {
  const sections = useContext(SectionsContext);
  const frame = useFrameText();
  assert(sections !== undefined, 'a screen that speaks stands in a look');
  return sections.catalogue(frame);
};

export interface Sections {
  readonly catalogue: (frame: FrameCatalogue) => Catalogue;
  /** Settled once the section is there; always the same promise, as React asks of what it waits for. */
  readonly reading: (language: Language, name: SectionName) => Promise<unknown>;
  /** Nothing that speaks with these has to wait. */
  readonly areRead: (language: Language, names: readonly SectionName[]) => boolean;
}

/** What was read stays read; made once for a page. */
export const createSections = (): Sections => {
  const byLanguage = { vi: sectionsOf('vi'), en: sectionsOf('en') };
  return {
    catalogue: (frame) => byLanguage[frame.language].catalogue(frame),
    reading: (language, name) => byLanguage[language].reading(name),
    areRead: (language, names) => names.every((name) => byLanguage[language].isRead(name)),
  };
};

const sectionsOf = (language: Language) => {
  const read = new Map<SectionName, unknown>();
  const begun = new Map<SectionName, Promise<unknown>>();
  const begin = (name: SectionName): Promise<unknown> => {
    const reading = SECTION_LOADERS[name][language]().then(
      (section) => {
        read.set(name, section);
        // As React notes it by itself once it has waited: a screen is begun with these words without a pause.
        void Object.assign(reading, { status: 'fulfilled', value: undefined });
      },
      (problem: unknown) => {
        // Asked for again by the next screen: the network may be back by then.
        begun.delete(name);
        throw problem;
      },
    );
    begun.set(name, reading);
    return reading;
  };
  const around = (frame: FrameCatalogue): Catalogue => {
    const catalogue = { ...frame };
    for (const name of Object.keys(SECTION_LOADERS) as SectionName[])
      Object.defineProperty(catalogue, name, {
        enumerable: true,
        get: () => {
          assert(read.has(name), `the words of ${name} are read before the screen begins`);
          return read.get(name);
        },
      });
    return catalogue as Catalogue;
  };
  let whole: Catalogue | undefined;
  return {
    catalogue: (frame: FrameCatalogue) => (whole ??= around(frame)),
    reading: (name: SectionName) => begun.get(name) ?? begin(name),
    isRead: (name: SectionName) => read.has(name),
  };
};
