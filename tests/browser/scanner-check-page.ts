// The page of scanner-check.test.ts: the check that Hôm nay will ask, and nothing else.
import { checkScanner } from '#platform/scanner-check.ts';

export interface ScannerCheckPage {
  readonly checkScanner: typeof checkScanner;
}

Object.assign(window, { scannerCheck: { checkScanner } satisfies ScannerCheckPage });
