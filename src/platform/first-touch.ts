/** The moment somebody is at the screen: the first tap, key or letter, and nothing before it. */

const TOUCHES = ['pointerdown', 'keydown', 'input'] as const;

/** Calls once. Answers how to stop waiting for it. */
export const onFirstTouch = (call: () => void): (() => void) => {
  const stop = (): void => {
    for (const touch of TOUCHES) document.removeEventListener(touch, touched, true);
  };
  const touched = (): void => {
    stop();
    call();
  };
  for (const touch of TOUCHES) document.addEventListener(touch, touched, true);
  return stop;
};
