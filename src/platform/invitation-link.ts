/** Takes the token of an invitation out of the address bar: it stands in the fragment, which no server is sent. */

const FRAGMENT = /^#\/m\/([A-Za-z0-9_-]{8,64})$/;

/** The token, once: the address bar and the history forget it at once. */
export const takeInvitationToken = (): string | undefined => {
  const token = FRAGMENT.exec(window.location.hash)?.[1];
  if (token !== undefined)
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
  return token;
};

/** Whether the address bar still holds one. */
export const hasInvitationLink = (): boolean => FRAGMENT.test(window.location.hash);

/** Calls back when a link is opened while the app is there already. */
export const watchInvitationLink = (onToken: (token: string) => void): (() => void) => {
  const look = (): void => {
    const token = takeInvitationToken();
    if (token !== undefined) onToken(token);
  };
  window.addEventListener('hashchange', look);
  return () => window.removeEventListener('hashchange', look);
};

/** How long the code is that is read out or typed; a link carries a longer token. */
export const CODE_LENGTH = 8;

/** The token of a link that was pasted instead of a code; undefined for anything else. */
export const tokenFromPasted = (pasted: string): string | undefined => {
  const at = pasted.indexOf('#/m/');
  return at < 0 ? undefined : FRAGMENT.exec(pasted.slice(at).trim())?.[1];
};

/** A link that carries the invitation to where it is pasted. */
export const linkOfToken = (token: string): string => `${window.location.origin}/#/m/${token}`;

/** Letters and digits of a typed code, without the blanks and dashes people put in; upper case. */
export const codeFromTyped = (typed: string): string =>
  typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
