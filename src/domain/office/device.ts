/** One officer's replica in one browser profile; written by the server when it enrols. */
import * as z from 'zod';
import { growOnlySet, lastWriterWins, writeOnce } from '#crdt/field.ts';
import { base64url, recordId, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const device = recordType('device', 'office', {
  officer: writeOnce(recordId),
  /** Ed25519 public key, base64url. */
  publicKey: writeOnce(base64url),
  // A device gains lives (a restore, a re-key, a fork); it never loses one.
  lives: growOnlySet(recordId),
  label: lastWriterWins(shortText),
  /**
   * Of a device that was let in from afar: the device of the officer who approved it, and that one's signature over
   * request, officer, this device and its key (decision 33).
   */
  approval: writeOnce(
    z.strictObject({ device: recordId, request: recordId, signature: base64url }),
  ),
});
