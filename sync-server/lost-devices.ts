/** Which devices the office books call lost; in layers, like the office. */
import type { BookId } from '#book/book-id.ts';
import { valuesOf, type FoldedRecord } from '#crdt/fold.ts';
import { deviceLoss } from '#domain/office/device-loss.ts';

export class LostDevices {
  readonly #below: LostDevices | undefined;
  /** `book|device`: it counts only in the book in which the device stands. */
  readonly #lost = new Set<string>();

  constructor(below?: LostDevices) {
    this.#below = below;
  }

  /** No device is ever found again: it comes back as another one. */
  put(book: BookId, record: FoldedRecord): void {
    const { device } = valuesOf(deviceLoss, record);
    if (device !== undefined) this.#lost.add(`${book}|${device}`);
  }

  has(book: BookId, device: string): boolean {
    return this.#lost.has(`${book}|${device}`) || this.#below?.has(book, device) === true;
  }
}
