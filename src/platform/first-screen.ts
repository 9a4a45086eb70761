/** The screens that stand in the page before any script of the app: one is shown at once, and goes when the app's own is there. */

export type FirstScreen = 'welcome' | 'locked' | 'pin';

/** What was done on the screen in the page before the app's own was there. */
export interface DoneBefore {
  readonly screen: Exclude<FirstScreen, 'welcome'>;
  /** Of the lock in a shift its digits. */
  readonly words: string;
  /** The act itself was tapped already. */
  readonly isSubmitted: boolean;
}

/** A page that is not seen paints nothing; the app does not wait for it longer than this. */
const PAINT_MS_MAX = 300;

/** Settled when it has been painted: what follows takes the phone its time. */
export const showFirstScreen = (
  screen: FirstScreen,
  language: string,
  page: Document = document,
): Promise<void> => {
  const frame = page.querySelector(`[data-first="${screen} ${language}"]`);
  frame?.removeAttribute('hidden');
  if (screen === 'locked' && frame !== null) enliven(frame);
  if (screen === 'pin' && frame !== null) enlivenDigits(frame);
  return new Promise((resolve) => {
    setTimeout(resolve, PAINT_MS_MAX);
    requestAnimationFrame(() => setTimeout(resolve));
  });
};

/** Words can be typed and sent while the app is read; it does with them what is wanted as soon as it can. */
const enliven = (frame: Element): void => {
  const field = frame.querySelector('input');
  frame.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field === null || field.value.trim() === '') return;
    frame.setAttribute('data-submitted', '');
    frame.querySelector('button[type=submit]')?.setAttribute('aria-busy', 'true');
  });
  frame.addEventListener('compositionstart', () => frame.setAttribute('data-composing', ''));
  frame.addEventListener('compositionend', () => frame.removeAttribute('data-composing'));
  field?.focus();
};

const PIN_DIGITS = 6;

/** As the PIN is typed: six digits, and sent with the last of them. */
const enlivenDigits = (frame: Element): void => {
  const field = frame.querySelector('input');
  frame.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
  field?.addEventListener('input', () => {
    field.value = field.value.replace(/[^0-9]/g, '').slice(0, PIN_DIGITS);
    frame.toggleAttribute('data-submitted', field.value.length === PIN_DIGITS);
  });
  field?.focus();
};

/**
 * Settled when no letter is half made on the screen that is shown: a Vietnamese keyboard puts an accent on the
 * letter before, and cannot when another field has taken its place.
 */
export const firstScreenLettersMade = (page: Document = document): Promise<void> => {
  const frame = page.querySelector('[data-first][data-composing]');
  if (frame === null) return Promise.resolve();
  return new Promise((resolve) => {
    for (const end of ['compositionend', 'submit'])
      frame.addEventListener(end, () => setTimeout(resolve), { once: true });
  });
};

/** Takes the screens out of the page; answers what was done on the one that was shown. */
export const removeFirstScreens = (page: Document = document): DoneBefore | undefined => {
  const shown = page.querySelector('[data-first]:not([hidden])');
  const screen = shown?.getAttribute('data-first')?.startsWith('pin') === true ? 'pin' : 'locked';
  const words = shown?.querySelector('input')?.value ?? '';
  const isSubmitted = shown?.hasAttribute('data-submitted') ?? false;
  for (const screen of page.querySelectorAll('[data-first]')) screen.remove();
  return words === '' ? undefined : { screen, words, isSubmitted };
};
