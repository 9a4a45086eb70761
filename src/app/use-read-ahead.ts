/** Reads the screens of the day while nobody waits, so that the first tap on each of them finds it there. */
import { use, useEffect } from 'react';
import { whileIdle } from '#platform/occasions.ts';
import { useFrameText } from '#ui/use-frame-text.ts';
import { SectionsContext } from '#ui/use-text.ts';
import { readScreen } from './routes.tsx';

/** The golden paths, the likeliest first; ids stand for any. */
const SCREENS = [
  '/hom-nay',
  '/doan-phi',
  '/doan-phi/thu/-/-',
  '/doan-phi/bien-lai/-/-',
  '/doan-vien',
  '/doan-vien/quet',
  '/doan-vien/-/-',
  '/tiep-nhan',
  '/tiep-nhan/them',
  '/tiep-nhan/-/-',
  '/doan-phi/ca-to/-',
  '/doan-phi/bien-lai/-/-/huy',
  '/hom-nay/cuoi-ngay',
  '/khac',
];
/** The list the officer came for is drawn first. */
const AFTER_MS = 3000;

export const useReadAhead = (): void => {
  const sections = use(SectionsContext);
  const { language } = useFrameText();
  useEffect(() => {
    let stop = (): void => undefined;
    const timer = setTimeout(() => {
      stop = whileIdle(
        SCREENS.map((path) => async () => {
          const { code, spoken } = readScreen(path);
          await Promise.all([code, ...spoken.map((name) => sections?.reading(language, name))]);
        }),
      );
    }, AFTER_MS);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [sections, language]);
};
