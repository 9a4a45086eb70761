/** The number on the app's picture on the home screen: how much is not sent yet. */

/** Does nothing where the system shows no numbers, or was not allowed to. */
export const showBadge = (count: number): void => {
  if (!('setAppBadge' in navigator)) return;
  const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  shown.catch(() => undefined);
};
