/** Words changed by whoever knows them: told to the server by a message that the device's key signs, whenever there is a network. */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { id, key32, nonce, signature, wordsSettings } from './field-schemas.ts';

/**
 * POST /api/words/change (no session): what lies on the disk of this device already. It may come any number of
 * times. Where another device of the officer has told these very words before, it brings this one's share alone.
 */
export const wordsChange = z.strictObject({
  /** Made by the device: the same message is taken once. */
  change: id,
  device: id,
  /** Of the words of before: whoever changes them knows them. */
  before: key32,
  words: wordsSettings,
  proof: key32,
  share: key32,
  signature,
});
export type WordsChange = z.infer<typeof wordsChange>;

export const wordsChangeSigningBytes = ({
  change,
  device,
  before,
  words: { salt, memoryKiB, passes },
  proof,
  share,
}: Omit<WordsChange, 'signature'>): Bytes =>
  utf8FromText(
    [
      ...['so-cong-doan/words/1', change, device, before],
      ...[`${salt}|${memoryKiB}|${passes}`, proof, share],
    ].join('\n'),
  );

/** POST /api/words/look (no session): are these the words the server knows, and how are those turned into a proof? */
export const wordsLook = z.strictObject({ device: id, nonce, proof: key32, signature });
export type WordsLook = z.infer<typeof wordsLook>;

export const wordsLookSigningBytes = ({
  device,
  nonce: ofLook,
  proof,
}: Omit<WordsLook, 'signature'>): Bytes =>
  utf8FromText(`so-cong-doan/words-look/1\n${device}\n${ofLook}\n${proof}`);

export const wordsLooked = z.object({ isSame: z.boolean(), words: wordsSettings });
export type WordsLooked = z.infer<typeof wordsLooked>;
