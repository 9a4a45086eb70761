// Whether an order to give a book up is to be obeyed, written from docs/protocol.md alone (section 11).
import type { Book } from './book.ts';
import { isSigned } from './keys-and-hashes.ts';

export interface ShredLine {
  readonly line: 'shred';
  readonly device: string;
  readonly life: string;
  readonly book: string;
  readonly epoch: string;
  readonly nonce: string;
  readonly grants: readonly string[];
  readonly signature: string;
}

/** What the device knows of itself. Own entries without a verdict are its caller's to look for. */
export interface Asked {
  readonly device: string;
  readonly life: string;
  readonly epoch: string;
  readonly nonce: string;
  readonly officer: string;
  readonly serverKey: string;
}

export const isToBeObeyed = (
  order: ShredLine,
  asked: Asked,
  books: ReadonlyMap<string, Book>,
): boolean => {
  const { device, life, book, epoch, nonce, grants } = order;
  const text = ['so-cong-doan/shred/1', device, life, book, epoch, nonce, ...grants].join('\n');
  return (
    isSigned(asked.serverKey, text, order.signature) &&
    [device, life, epoch, nonce].join() ===
      [asked.device, asked.life, asked.epoch, asked.nonce].join() &&
    // Which of them opens the book is not looked up: a right besides keeps it in doubt.
    grantsOf(asked.officer, books).every((grant) => grants.includes(grant))
  );
};

const grantsOf = (officer: string, books: ReadonlyMap<string, Book>): readonly string[] =>
  [...books.values()].flatMap(({ records }) => {
    const revoked = [...records]
      .filter(([name]) => name.startsWith('revocation|'))
      .map(([, record]) => record.read('grant', { rule: 'writeOnce' }));
    return [...records]
      .filter(([name]) => name.startsWith('grant|'))
      .filter(([, record]) => record.read('officer', { rule: 'writeOnce' }) === officer)
      .map(([name]) => name.slice('grant|'.length))
      .filter((grant) => !revoked.includes(grant));
  });
