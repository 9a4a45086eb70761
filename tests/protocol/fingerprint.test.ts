// A silent change of a message fails here: phones in the field speak the old one for months.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalText } from '#crdt/fold.ts';
import { entrySigningBytes } from '#book/entry.ts';
import { verdictLine } from '#book/verdict.ts';
import { textFromUtf8 } from '#base/bytes.ts';
import * as audit from '#protocol/audit.ts';
import * as devices from '#protocol/devices.ts';
import * as closesBelow from '#protocol/closes-below.ts';
import * as history from '#protocol/history.ts';
import * as joining from '#protocol/joining.ts';
import * as parcel from '#protocol/parcel.ts';
import * as pull from '#protocol/pull.ts';
import * as push from '#protocol/push.ts';
import * as renewal from '#protocol/renewal.ts';
import * as relay from '#protocol/relay.ts';
import * as restore from '#protocol/restore.ts';
import * as shred from '#protocol/shred.ts';
import * as signIn from '#protocol/sign-in.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import * as words from '#protocol/words.ts';
import { messageSchemas } from './message-schemas.ts';
import { tableRows } from './protocol-page.ts';

/** Raise PROTOCOL_VERSION when a message changes its meaning, then write the new fingerprint here. */
const KNOWN: Readonly<Record<number, string>> = { 1: '276edf5da635a020' };

const schemas = (): string =>
  messageSchemas()
    .map(([name, schema]) => `${name} ${canonicalText(schema)}`)
    .join('\n');

test('the messages between phone and server are the ones of this protocol version', () => {
  const fingerprint = createHash('sha256').update(schemas()).digest('hex').slice(0, 16);
  expect(fingerprint).toBe(KNOWN[PROTOCOL_VERSION]);
  expect(tableRows('versions').at(-1)).toEqual([String(PROTOCOL_VERSION), fingerprint]);
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
    relay.RELAY_INFO,
    text(
      history.historySigningBytes({
        ...{ nonce: 'n', epoch: { id: 'e' }, book: 'dues.unit', id: 'record', next: null },
        items: [{ verdict, prevHash: 'p', body: 'b', after: [], signature: 's' }],
        people: [{ device: 'd', officer: 'o', displayName: 'Trần\n"Hoa"' }],
      }),
    ),
    text(
      audit.auditSigningBytes({
        ...{ nonce: 'n', epoch: { id: 'e', startedMs: 1 }, next: { atMs: 2, shown: 1 } },
        lines: [
          {
            ...{ atMs: 2, what: 'case-viewed', officer: 'o', device: 'd', book: 'cases.unit' },
            ...{ about: 'r', saidMs: 1 },
          },
        ],
        people: [{ officer: 'o', displayName: 'Hoa' }],
        devices: [{ device: 'd', label: 'Máy' }],
      }),
    ),
    text(
      devices.devicesSigningBytes({
        ...{ nonce: 'n', epoch: { id: 'e', startedMs: 1 }, next: 'd' },
        devices: [
          {
            ...{ device: 'd', officer: 'o', displayName: 'Hoa', unit: 'u', unitName: 'May' },
            ...{ unitKind: 'grassroots', label: 'Máy', fingerprint: 'f', lives: 1, life: 'l' },
            ...{ series: ['K7'], isLost: false, lastContactMs: 2 },
            report: {
              ...{ receivedMs: 1, form: 'phone', browser: 'chrome', browserVersion: 131 },
              ...{ freeBytes: null, isLasting: true, hasPasskey: false, app: '1.0.0' },
              ...{ unsent: 3, unsentVnd: null },
            },
          },
        ],
      }),
    ),
    text(
      closesBelow.closesBelowSigningBytes({
        ...{ nonce: 'n', epoch: { id: 'e', startedMs: 1 }, next: 'u' },
        lines: [
          {
            ...{ unit: 'u', day: '2026-11-22', officer: 'o', concern: 'waiting', closes: 1 },
            ...{ receipts: 2, sumVnd: 3, cashVnd: 4, countedVnd: 5, arrivedOn: '2026-11-23' },
          },
        ],
        people: [{ officer: 'o', displayName: 'Hoa' }],
      }),
    ),
    text(restore.carriedSigningBytes({ nonce: 'n', epoch: 'e', book: 'b', n: 1, digest: 'd' })),
    text(signIn.redeemSigningBytes('t', 'd', 'k')),
    text(signIn.sessionSigningBytes('d', 'n', 5)),
    text(signIn.recoveryFinishSigningBytes('r', 'd', 'p')),
    text(
      words.wordsChangeSigningBytes({
        ...{ change: 'c', device: 'd', before: 'b', proof: 'p', share: 's' },
        words: { salt: 'a', memoryKiB: 1, passes: 2 },
      }),
    ),
    text(words.wordsLookSigningBytes({ device: 'd', nonce: 'n', proof: 'p' })),
    text(renewal.renewalSigningBytes('t', 'n')),
    text(joining.joinApprovalBytes({ request: 'r', officer: 'o', device: 'd', publicKey: 'k' })),
  ]).toEqual([
    'so-cong-doan/entry/1\nhash',
    'so-cong-doan/verdicts/1\nnonce\ndues.unit|epoch|7|hash|1|2|life|3|accepted',
    'so-cong-doan/digest/1\ne\nb\n1\nd',
    'so-cong-doan/custody/1\ne\nb\n1\n0\ndues.unit|epoch|7|hash|1|2|life|3|accepted',
    'so-cong-doan/prune/1\ne\nb\n1',
    'so-cong-doan/end/1\nn\ne',
    'so-cong-doan/shred/1\nd\nl\nb\ne\nn\ng\nh',
    'so-cong-doan/parcel/1',
    'so-cong-doan/relay/1',
    'so-cong-doan/history/1\nn\ne\ndues.unit\nrecord\nnull\ndues.unit|epoch|7|hash|1|2|life|3|accepted\n["d","o","Trần\\n\\"Hoa\\""]',
    'so-cong-doan/audit/1\nn\ne\n[2,1]\n[2,"case-viewed","o","d","cases.unit","r",1]\n["o","Hoa"]\n["d","Máy"]',
    'so-cong-doan/devices/1\nn\ne\n"d"\n["d","o","Hoa","u","May","grassroots","Máy","f",1,"l",["K7"],false,2,[1,"phone","chrome",131,null,true,false,"1.0.0",3,null]]',
    'so-cong-doan/closes-below/1\nn\ne\n"u"\n["u","2026-11-22","o","waiting",1,2,3,4,5,"2026-11-23"]\n["o","Hoa"]',
    'so-cong-doan/carried/1\nn\ne\nb\n1\nd',
    'so-cong-doan/enrol/1\nt\nd\nk',
    'so-cong-doan/session/1\nd\nn\n5',
    'so-cong-doan/recovery/1\nr\nd\np',
    'so-cong-doan/words/1\nc\nd\nb\na|1|2\np\ns',
    'so-cong-doan/words-look/1\nd\nn\np',
    'so-cong-doan/renewal/1\nt\nn',
    'so-cong-doan/join/1\nr\no\nd\nk',
  ]);
});

test('a device that tells of its passkeys ends its line with it; one that does not is signed as before', () => {
  const line = (more: { readonly secretByPasskey?: 'said' }): string =>
    text(
      devices.devicesSigningBytes({
        ...{ nonce: 'n', epoch: { id: 'e', startedMs: 1 }, next: null },
        devices: [
          {
            ...{ device: 'd', officer: 'o', displayName: 'Hoa', unit: 'u', unitName: 'May' },
            ...{ unitKind: null, label: 'Máy', fingerprint: 'f', lives: 1, life: 'l' },
            ...{ series: [], isLost: false, lastContactMs: 2 },
            report: {
              ...{ receivedMs: 1, form: 'phone', browser: 'chrome', browserVersion: 131 },
              ...{ freeBytes: null, isLasting: true, hasPasskey: false, app: '1.0.0' },
              ...{ unsent: 3, unsentVnd: null, ...more },
            },
          },
        ],
      }),
    );
  expect(line({})).toMatch(/,"1\.0\.0",3,null\]\]$/);
  expect(line({ secretByPasskey: 'said' })).toMatch(/,"1\.0\.0",3,null,"said"\]\]$/);
});

test('the four digits and the commitment before them are computed exactly so', () => {
  const facts = { request: 'r', device: 'd', publicKey: 'k', reveal: 's', nonce: 'n' };
  const seen = { ...facts, approverKey: 'a', serverKey: 'v' };
  // Both computed once by another program.
  expect(joining.joinDigits(seen)).toBe('6593');
  expect(joining.joinCommitment('d', 'k', 's')).toBe('RZiAUpcV_QubdoJsupqkBG9pw6JM76qfD1OkWPFUiNA');
  // Each of the seven counts; a thousand keys give close to a thousand different digits.
  for (const field of Object.keys(seen))
    expect(joining.joinDigits({ ...seen, [field]: 'x' })).not.toBe(joining.joinDigits(seen));
  const many = Array.from({ length: 1_000 }, (_, n) =>
    joining.joinDigits({ ...seen, publicKey: `key-${n}` }),
  );
  expect(new Set(many).size).toBeGreaterThan(900);
  expect(many.every((digits) => /^\d{4}$/.test(digits))).toBe(true);
});
