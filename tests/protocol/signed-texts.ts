// By the name in the page: what our code puts under each kind of signature.
import { textFromUtf8 } from '#base/bytes.ts';
import { entrySigningBytes } from '#book/entry.ts';
import { auditSigningBytes } from '#protocol/audit.ts';
import { closesBelowSigningBytes } from '#protocol/closes-below.ts';
import { devicesSigningBytes } from '#protocol/devices.ts';
import { heldSigningBytes } from '#protocol/held.ts';
import { historySigningBytes } from '#protocol/history.ts';
import { joinApprovalBytes } from '#protocol/joining.ts';
import {
  custodySigningBytes,
  endSigningBytes,
  pageSigningBytes,
  pruneSigningBytes,
} from '#protocol/pull.ts';
import { verdictSigningBytes } from '#protocol/push.ts';
import { renewalSigningBytes } from '#protocol/renewal.ts';
import { carriedSigningBytes } from '#protocol/restore.ts';
import { removalSigningBytes } from '#protocol/second-factor.ts';
import { shredSigningBytes } from '#protocol/shred.ts';
import {
  recoveryFinishSigningBytes,
  redeemSigningBytes,
  sessionSigningBytes,
} from '#protocol/sign-in.ts';
import { wordsChangeSigningBytes, wordsLookSigningBytes } from '#protocol/words.ts';
import { auditHeadBytes } from '#server/audit-log.ts';

type Given<F> = F extends (given: infer G) => Uint8Array ? G : never;

const text =
  <F extends (given: never) => Uint8Array>(bytesOf: F) =>
  (given: unknown): string => {
    const read = textFromUtf8(bytesOf(given as Given<F> as never));
    if (!read.ok) throw new Error('what is signed is text');
    return read.value;
  };

interface Named {
  readonly [field: string]: string;
}

export const SIGNED_TEXTS: Readonly<Record<string, (given: unknown) => string>> = {
  entry: text(({ hash = '' }: Named) => entrySigningBytes(hash)),
  verdicts: text((g: { nonce: string; verdicts: Parameters<typeof verdictSigningBytes>[1] }) =>
    verdictSigningBytes(g.nonce, g.verdicts),
  ),
  digest: text(pageSigningBytes),
  custody: text(custodySigningBytes),
  prune: text(pruneSigningBytes),
  carried: text(carriedSigningBytes),
  end: text(({ nonce = '', epoch = '' }: Named) => endSigningBytes(nonce, epoch)),
  shred: text(shredSigningBytes),
  history: text(historySigningBytes),
  held: text(heldSigningBytes),
  audit: text(auditSigningBytes),
  'audit-head': text(auditHeadBytes),
  devices: text(devicesSigningBytes),
  'closes-below': text(closesBelowSigningBytes),
  'passkey-removed': text(removalSigningBytes),
  enrol: text(({ token = '', device = '', publicKey = '' }: Named) =>
    redeemSigningBytes(token, device, publicKey),
  ),
  session: text((g: { device: string; nonce: string; atMs: number }) =>
    sessionSigningBytes(g.device, g.nonce, g.atMs),
  ),
  renewal: text(({ refresh = '', nonce = '' }: Named) => renewalSigningBytes(refresh, nonce)),
  words: text(wordsChangeSigningBytes),
  'words-look': text(wordsLookSigningBytes),
  recovery: text(({ request = '', device = '', proof = '' }: Named) =>
    recoveryFinishSigningBytes(request, device, proof),
  ),
  join: text(joinApprovalBytes),
};
