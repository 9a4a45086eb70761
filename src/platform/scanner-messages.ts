/** What the scanner and its worker say to each other. */

export type Scanned =
  | { readonly kind: 'found'; readonly text: string }
  | { readonly kind: 'nothing' }
  /** No picture at all, or of a kind this browser cannot open. */
  | { readonly kind: 'unreadable-picture' }
  /** The engine did not start: not on the phone yet, or out of memory. */
  | { readonly kind: 'scanner-failed' };

export interface ScannerTask {
  readonly id: number;
  readonly picture: ImageBitmap | Blob;
}

export interface ScannerAnswer {
  readonly id: number;
  readonly scanned: Scanned;
}
