/** A short shake of the phone, felt where a sound would be lost; iPhones have none. */

/** Twice, for what was not taken: once is the shake of success. */
export const shakeTwice = (): void => {
  if ('vibrate' in navigator) navigator.vibrate([40, 80, 40]);
};
