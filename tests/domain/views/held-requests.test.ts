/** Whoever decides on a held request has read it: which ones that were. */
import { expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { write } from '#domain/draft.ts';
import { caseFile, caseNote } from '#domain/cases/case-file.ts';
import { caseReader } from '#domain/cases/case-reader.ts';
import { receipt } from '#domain/dues/receipt.ts';
import { requestsToldBy } from '#domain/views/held-requests.ts';

const cases = bookId('cases', 'unit0001');

test('the requests that are opened, changed or noted on in what is held, each once; money is none', () => {
  const held = [
    { book: cases, changes: [write(caseFile, 'viec-0001', { summary: 'Chậm lương' })] },
    { book: cases, changes: [write(caseNote, 'ghi-0001', { caseFile: 'viec-0001', text: 'Hẹn' })] },
    { book: cases, changes: [write(caseNote, 'ghi-0002', { caseFile: 'viec-0002', text: 'Gặp' })] },
    {
      book: bookId('dues', 'unit0001'),
      changes: [write(receipt, 'bl-0001', { amountVnd: 30_000 })],
    },
  ];
  expect(requestsToldBy(held)).toEqual([
    { book: cases, about: 'viec-0001' },
    { book: cases, about: 'viec-0002' },
  ]);
});

test('of a confidential case whose readers alone are held, the book', () => {
  const book = bookId('cases', 'unit0001', 'viec-0003');
  const held = [{ book, changes: [write(caseReader, 'nguoi-0001', { officer: 'mai' })] }];
  expect(requestsToldBy(held)).toEqual([{ book, about: null }]);
});
