/** Changing the words of the open book, as its screen sees it. */
import type { Result } from '#base/result.ts';

/** Whether the server still knows the words of this device; `other` where another device has changed them since. */
export type WordsAtSystem = 'same' | 'other' | 'unknown';

export interface WordsControl {
  /** Asked of the server; `unknown` without a network. */
  readonly look: () => Promise<WordsAtSystem>;
  /**
   * From then on `next` opens this book and `now` does not. Without a network too; the server hears of it at the next
   * contact. Where another device has changed them, `next` are the words of that one. Refuses with a kind that the
   * words of the screen know; nothing is changed then.
   */
  readonly change: (now: string, next: string) => Promise<Result<void, { readonly kind: string }>>;
}
