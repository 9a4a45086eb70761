// A silent change of a message fails here: phones in the field speak the old one for months.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { expect, test } from 'vitest';
import { canonicalText } from '#crdt/fold.ts';
import { entrySigningBytes } from '#book/entry.ts';
import { verdictLine } from '#book/verdict.ts';
import { textFromUtf8 } from '#base/bytes.ts';
import * as history from '#protocol/history.ts';
import * as parcel from '#protocol/parcel.ts';
import * as pull from '#protocol/pull.ts';
import * as push from '#protocol/push.ts';
import * as shred from '#protocol/shred.ts';
import * as signIn from '#protocol/sign-in.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';

/** Raise PROTOCOL_VERSION when a message changes its meaning, then write the new fingerprint here. */
const KNOWN: Readonly<Record<number, string>> = { 1: 'e3f80aada0d89a2c' };

const schemas = (): string =>
  [push, pull, shred, parcel, history, signIn]
    .flatMap((messages) => Object.entries(messages))
    .filter((pair): pair is [string, z.ZodType] => pair[1] instanceof z.ZodType)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, schema]) =>
        `${name} ${canonicalText(z.toJSONSchema(schema, { unrepresentable: 'any' }))}`,
    )
    .join('\n');

test('the messages between phone and server are the ones of this protocol version', () => {
  const fingerprint = createHash('sha256').update(schemas()).digest('hex').slice(0, 16);
  expect(fingerprint).toBe(KNOWN[PROTOCOL_VERSION]);
});

const text = (bytes: Uint8Array): string => {
  const read = textFromUtf8(bytes);
  return read.ok ? read.value : '';
};

test('what a signature covers is spelled exactly so', () => {
  const verdict = {
    book: 'dues.unit',
    n: 7,
    epoch: 'epoch',
    hash: 'hash',
    effective: { ms: 1, counter: 2 },
    life: 'life',
    receivedMs: 3,
    ruling: 'accepted',
    duplicate: false,
  } as const;
  expect(verdictLine(verdict)).toBe('dues.unit|epoch|7|hash|1|2|life|3|accepted');
  expect([
    text(entrySigningBytes('hash')),
    text(push.verdictSigningBytes('nonce', [verdict])),
    text(pull.pageSigningBytes({ epoch: 'e', book: 'b', n: 1, digest: 'd' })),
    text(pull.custodySigningBytes({ epoch: 'e', book: 'b', n: 1, part: 0, verdicts: [verdict] })),
    text(pull.pruneSigningBytes({ epoch: 'e', book: 'b', n: 1 })),
    text(pull.endSigningBytes('n', 'e')),
    text(
      shred.shredSigningBytes({
        ...{ device: 'd', life: 'l', book: 'b', epoch: 'e', nonce: 'n', grants: ['g', 'h'] },
      }),
    ),
    parcel.PARCEL_INFO,
    text(
      history.historySigningBytes({
        ...{ nonce: 'n', epoch: { id: 'e' }, book: 'dues.unit', id: 'record', next: null },
        items: [{ verdict, prevHash: 'p', body: 'b', after: [], signature: 's' }],
        people: [{ device: 'd', officer: 'o', displayName: 'Trần\n"Hoa"' }],
      }),
    ),
    text(signIn.redeemSigningBytes('t', 'd', 'k')),
    text(signIn.sessionSigningBytes('d', 'n', 5)),
    text(signIn.recoveryFinishSigningBytes('r', 'd', 'p')),
  ]).toEqual([
    'so-cong-doan/entry/1\nhash',
    'so-cong-doan/verdicts/1\nnonce\ndues.unit|epoch|7|hash|1|2|life|3|accepted',
    'so-cong-doan/digest/1\ne\nb\n1\nd',
    'so-cong-doan/custody/1\ne\nb\n1\n0\ndues.unit|epoch|7|hash|1|2|life|3|accepted',
    'so-cong-doan/prune/1\ne\nb\n1',
    'so-cong-doan/end/1\nn\ne',
    'so-cong-doan/shred/1\nd\nl\nb\ne\nn\ng\nh',
    'so-cong-doan/parcel/1',
    'so-cong-doan/history/1\nn\ne\ndues.unit\nrecord\nnull\ndues.unit|epoch|7|hash|1|2|life|3|accepted\n["d","o","Trần\\n\\"Hoa\\""]',
    'so-cong-doan/enrol/1\nt\nd\nk',
    'so-cong-doan/session/1\nd\nn\n5',
    'so-cong-doan/recovery/1\nr\nd\np',
  ]);
});
