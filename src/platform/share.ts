/** Handing something on: the phone's share sheet, and the clipboard where there is none. */

export const canShare = (): boolean => 'share' in navigator;

/** False where the officer changed their mind or the phone refused. */
export const shareText = async (what: {
  readonly text: string;
  readonly url?: string | undefined;
}): Promise<boolean> => {
  try {
    await navigator.share(
      what.url === undefined ? { text: what.text } : { text: what.text, url: what.url },
    );
    return true;
  } catch {
    return false;
  }
};

/** False where the browser does not allow it. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};
