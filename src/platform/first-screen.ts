/** The screens that stand in the page before any script of the app: one is shown at once, and goes when the app's own is there. */

export type FirstScreen = 'welcome' | 'locked';

/** A page that is not seen paints nothing; the app does not wait for it longer than this. */
const PAINT_MS_MAX = 300;

/** Settled when it has been painted: what follows takes the phone its time. */
export const showFirstScreen = (
  screen: FirstScreen,
  language: string,
  page: Document = document,
): Promise<void> => {
  page.querySelector(`[data-first="${screen} ${language}"]`)?.removeAttribute('hidden');
  return new Promise((resolve) => {
    setTimeout(resolve, PAINT_MS_MAX);
    requestAnimationFrame(() => setTimeout(resolve));
  });
};

export const removeFirstScreens = (page: Document = document): void => {
  for (const screen of page.querySelectorAll('[data-first]')) screen.remove();
};
