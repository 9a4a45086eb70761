/** The types of the server's answers, read off the protocol's schemas. */
import type * as z from 'zod';
import type { recoveryFinish } from '#protocol/sign-in.ts';
import type { WordsChange } from '#protocol/words.ts';

export type {
  InvitationAnswer,
  InvitationMade,
  OpenInvitations,
  RedeemRequest,
  SessionAnswer,
} from '#protocol/sign-in.ts';

export type { WordsChange, WordsLook, WordsLooked } from '#protocol/words.ts';

export type WordsAtServer = z.infer<typeof recoveryFinish>;
/** Whichever way the new words came about. */
export type UntoldMessage = WordsAtServer | WordsChange;
