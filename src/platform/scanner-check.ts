/** Whether this phone can scan right now, network or not: a code that lies beside the app is really read. */
import pictureUrl from './scanner-check.png?url';
import { createScanner, type Scanner } from './scanner.ts';

/** What stands in the picture: a made-up person, with the marks that a wrong code page would break. */
export const SCANNER_CHECK_TEXT =
  '001199012345||Nguyễn Phước Bảo Hoàng Thiên Ân|02091999|Nữ|Tổ 5, Đồng Mận, Thái Nguyên|25122021';

/**
 * True when picture, worker and engine came from this phone or the server and the text agrees letter by
 * letter; false otherwise, never a throw. Starts a worker of its own and ends it.
 */
export const checkScanner = async (): Promise<boolean> => {
  let scanner: Scanner | undefined;
  try {
    const stored = await fetch(pictureUrl);
    if (!stored.ok) return false;
    scanner = createScanner();
    const scanned = await scanner.read(await stored.blob());
    return scanned.kind === 'found' && scanned.text === SCANNER_CHECK_TEXT;
  } catch {
    return false;
  } finally {
    scanner?.close();
  }
};
