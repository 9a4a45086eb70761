/** What a device signs on its way in, for the gate: the protocol says how these bytes look. */
export {
  recoveryFinishSigningBytes as recoveryBytes,
  redeemSigningBytes as redeemBytes,
} from '#protocol/sign-in.ts';
export { wordsChangeSigningBytes, wordsLookSigningBytes } from '#protocol/words.ts';
