/** The first sentences of a language: while they are read those of before stay, so that no screen stands without words. */
import { startTransition, useEffect, useState } from 'react';
import { frameVi, type FrameCatalogue } from '#text/frame-catalogue.ts';
import type { Language } from '#text/language.ts';
import { readFrame } from '#text/read-frame.ts';

export const useFrameOf = (language: Language, first: FrameCatalogue = frameVi): FrameCatalogue => {
  const [frame, setFrame] = useState(first);
  useEffect(() => {
    if (frame.language === language) return undefined;
    let isStopped = false;
    readFrame(language).then(
      (read) => {
        // The screen stands as it is until its other words are read too.
        if (!isStopped) startTransition(() => setFrame(read));
      },
      // A phone that is offline too soon goes on in the language it has.
      () => undefined,
    );
    return () => {
      isStopped = true;
    };
  }, [language, frame]);
  return frame;
};
