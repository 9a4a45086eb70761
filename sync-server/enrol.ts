/** POST /api/invitation/redeem: spends an invitation and enrols a device, for the first one of all a union too. */
import { accept, type Result } from '#base/result.ts';
import { write } from '#domain/draft.ts';
import { device as deviceType } from '#domain/office/device.ts';
import { redeemSigningBytes, type RedeemRequest, type SessionAnswer } from '#protocol/sign-in.ts';
import { noteAudit } from './audit-log.ts';
import type { BookWriter } from './book-store.ts';
import { findInvitation, isStillApproved, type FoundInvitation } from './invitations.ts';
import { Ledger } from './ledger.ts';
import {
  invitationNote,
  joiningNote,
  readNote,
  secretHash,
  shareNote,
  wordsNote,
  writeNote,
} from './notes.ts';
import type { DeviceFacts, OfficerFacts } from './office-facts.ts';
import { officeBookOf, OfficeState } from './office-state.ts';
import { no, type Refusal } from './refusal.ts';
import { SERVER_DEVICE, type ServerContext } from './server-context.ts';
import { writeAsServer } from './server-entries.ts';
import { isSignedBy } from './server-key.ts';
import { beginSession } from './sessions.ts';
import { foundUnion } from './set-up.ts';
import { isSameProof } from './sign-in.ts';
import { foundUnionOfOne } from './union-of-one.ts';

export const redeem = async (
  server: ServerContext,
  request: RedeemRequest,
): Promise<Result<SessionAnswer, Refusal>> => {
  const { device, token, signature } = request;
  if (
    !isSignedBy(device.publicKey, redeemSigningBytes(token, device.id, device.publicKey), signature)
  )
    return no('bad-signature');
  const answer = await server.store.write((tx) => spend(server, tx, request));
  if (answer.ok)
    for (const { book, n } of await server.store.committed.ends())
      if (book === officeBookOf(answer.value.homeUnit)) server.live.poke(book, n);
  return answer;
};

/** Looks and spends within one transaction: of two devices that tap at once, one gets in. */
const spend = async (
  server: ServerContext,
  tx: BookWriter,
  request: RedeemRequest,
): Promise<Result<SessionAnswer, Refusal>> => {
  const { device, nonce } = request;
  const nowMs = server.nowMs();
  const found = await findInvitation(tx, request.token, nowMs);
  if (found === undefined) return no('no-such-invitation');
  if (!isForDevice(found, device)) return no('no-such-invitation');
  const ledger = new Ledger(tx, new OfficeState(await server.office.now(tx)), nowMs);
  if (found.spentBy !== null && found.spentBy !== device.id) return no('no-such-invitation');
  const known = ledger.office.device(device.id);
  if (known !== undefined || device.id === SERVER_DEVICE)
    return repeatedAnswer(server, tx, ledger.office, request, found);
  if (!(await isStillApproved(server, tx, ledger.office, found))) return no('no-such-invitation');
  const officer = await officerFor(server, tx, ledger, request, found);
  if (!officer.ok) return officer;
  const words = await keepWords(server, tx, officer.value.id, request);
  if (!words.ok) return words;
  await enrolDevice(
    server,
    tx,
    ledger,
    officer.value,
    request,
    await approvalOf(server, tx, found),
  );
  const about = found.joining === undefined ? undefined : found.madeBy;
  await noteAudit(server, tx, {
    ...{ what: 'enrolled', officer: officer.value.id, device: device.id, about },
  });
  // What opened the waiting phone's request is of no more use, so it is nowhere any more.
  if (found.joining !== undefined) await tx.dropNote(joiningNote.kind, found.key);
  if (!found.reusable) {
    const { key, ...note } = found;
    await writeNote(tx, invitationNote, key, { ...note, spentBy: device.id }, found.expiresMs);
  }
  return accept(
    await beginSession(server, tx, {
      ...{ officer: officer.value, device, nonce, office: ledger.office },
    }),
  );
};

/** What was approved from afar is for the very key whose digits were compared. */
const isForDevice = (
  { joining }: FoundInvitation,
  { id, publicKey }: RedeemRequest['device'],
): boolean => joining === undefined || (joining.device === id && joining.publicKey === publicKey);

/** The answer was lost on the way: the same device with the same key and words gets another session. */
const repeatedAnswer = async (
  server: ServerContext,
  tx: BookWriter,
  office: OfficeState,
  { device, nonce, proof }: RedeemRequest,
  found: FoundInvitation,
): Promise<Result<SessionAnswer, Refusal>> => {
  const known = office.device(device.id);
  const officer = known === undefined ? undefined : office.officer(known.officer);
  const words = await readNote(
    tx,
    wordsNote,
    wordsKey(server, officer?.id ?? '', device.id),
    server.nowMs(),
  );
  const same =
    officer !== undefined &&
    known?.publicKey === device.publicKey &&
    (found.officer === null ? found.spentBy === device.id : found.officer === officer.id) &&
    words !== undefined &&
    isSameProof(words.proofHash, proof);
  return same
    ? accept(await beginSession(server, tx, { officer, device, nonce, office }))
    : no('device-known');
};

const officerFor = async (
  server: ServerContext,
  tx: BookWriter,
  ledger: Ledger,
  request: RedeemRequest,
  found: FoundInvitation,
): Promise<Result<OfficerFacts, Refusal>> => {
  if (found.officer === null) {
    if (request.setUp === undefined) return no('bad-request');
    return found.below === undefined
      ? foundUnion(server, tx, ledger, request.setUp)
      : foundUnionOfOne(server, tx, ledger, found, request.setUp);
  }
  const officer = ledger.office.officer(found.officer);
  return officer === undefined ? no('no-such-invitation') : accept(officer);
};

const wordsKey = (server: ServerContext, officer: string, device: string): string =>
  server.practice ? `device:${device}` : officer;

/** One secret a person: a second device must bring the words of the first. */
const keepWords = async (
  server: ServerContext,
  tx: BookWriter,
  officer: string,
  { words, proof, device }: RedeemRequest,
): Promise<Result<void, Refusal>> => {
  const key = wordsKey(server, officer, device.id);
  const known = await readNote(tx, wordsNote, key, server.nowMs());
  if (known !== undefined)
    return isSameProof(known.proofHash, proof) ? accept(undefined) : no('other-words');
  await writeNote(tx, wordsNote, key, { settings: words, proofHash: secretHash(proof) });
  return accept(undefined);
};

/** What the officer signed who let it in from afar: kept in the book beside the key, so that it can be checked for ever. */
const approvalOf = async (
  server: ServerContext,
  tx: BookWriter,
  { key, joining }: FoundInvitation,
): Promise<DeviceFacts['approval']> => {
  if (joining === undefined) return undefined;
  const { approved, opened } = (await readNote(tx, joiningNote, key, server.nowMs())) ?? {};
  return approved === undefined || approved === null || opened === undefined || opened === null
    ? undefined
    : { device: opened.device, request: key, signature: approved.signature };
};

const enrolDevice = async (
  server: ServerContext,
  tx: BookWriter,
  ledger: Ledger,
  officer: OfficerFacts,
  { device, share }: RedeemRequest,
  approval: DeviceFacts['approval'],
): Promise<void> => {
  const { id, life, publicKey, label } = device;
  const facts = { officer: officer.id, publicKey, lives: [life], label };
  await writeAsServer(server, tx, ledger, {
    book: officeBookOf(officer.homeUnit),
    act: 'enrolDevice',
    changes: [write(deviceType, id, approval === undefined ? facts : { ...facts, approval })],
  });
  await writeNote(tx, shareNote, id, { share });
};
