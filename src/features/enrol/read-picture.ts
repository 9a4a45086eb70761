/** Looks for an invitation's QR code in a picture, on the phone itself; the picture is kept nowhere. */
import { invitationFromQr } from '#platform/invitation-qr.ts';
import { createScanner } from '#platform/scanner.ts';
import type { Language } from '#text/language.ts';
import { invitationPictureText } from '#text/sections/invitation-picture.ts';

export type PictureRead = { readonly token: string } | { readonly problem: string };

export const readPicture = async (picture: Blob, language: Language): Promise<PictureRead> => {
  const words = invitationPictureText[language];
  const scanner = createScanner();
  const scanned = await scanner.read(picture);
  scanner.close();
  if (scanned.kind !== 'found') return { problem: words[scanned.kind] };
  const said = invitationFromQr(scanned.text, window.location.origin);
  return said.kind === 'token' ? { token: said.token } : { problem: words[said.kind] };
};
