/** Which browser's own way of allowing the camera has to be explained. */

export type CameraBrowser = 'samsung' | 'chrome-android' | 'safari-iphone' | 'other';

/** By the user agent: a wrong guess costs a sentence that does not fit, nothing else. */
export const cameraBrowser = (userAgent: string): CameraBrowser => {
  if (/iPhone|iPad/.test(userAgent)) return 'safari-iphone';
  if (/SamsungBrowser/.test(userAgent)) return 'samsung';
  return /Android/.test(userAgent) ? 'chrome-android' : 'other';
};
