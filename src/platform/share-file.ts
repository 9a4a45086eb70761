/** Handing a file on: the phone's share sheet in one tap; where a browser has none, a download. */

export interface FileToShare {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** `not-shared`: the officer closed the share sheet, so nothing has left this device. */
export type SharedFile = 'shared' | 'downloaded' | 'not-shared';

/** To be called from a tap: browsers open the share sheet for nothing else. */
export const shareFile = async (what: FileToShare): Promise<SharedFile> => {
  const file = new File([what.bytes], what.name, { type: what.mediaType });
  if (!canShareFile(file)) return download(file);
  try {
    await navigator.share({ files: [file] });
    return 'shared';
  } catch (problem) {
    // Closed by the officer; any other refusal (the tap was too long ago, a policy) still has the download.
    const isClosed = problem instanceof DOMException && problem.name === 'AbortError';
    return isClosed ? 'not-shared' : download(file);
  }
};

const canShareFile = (file: File): boolean =>
  'canShare' in navigator && navigator.canShare({ files: [file] });

const KEPT_MS = 60_000;

const download = (file: File): SharedFile => {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
  return 'downloaded';
};
