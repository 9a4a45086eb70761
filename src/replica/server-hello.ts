/** What the server says at the beginning of a pull, as far as a replica takes it in. */
import type { Epoch } from '#book/verdict.ts';

export interface ServerHello {
  readonly epoch: Epoch;
  readonly nowMs: number;
  readonly books: readonly string[];
  /** Below these positions entries may leave a disk; taken only as far as the server's signature holds. */
  readonly prunes?: readonly PrunePosition[];
  /** Of the request it answers. */
  readonly nonce?: string;
  /** After a restore: books that the server says stand there as here, signed over that nonce. */
  readonly carried?: readonly {
    readonly book: string;
    readonly n: number;
    readonly signature: string;
  }[];
}

export interface PrunePosition {
  readonly book: string;
  readonly n: number;
  readonly epoch: string;
  readonly signature: string;
}
