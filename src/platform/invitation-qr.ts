/** What a QR code says, where an invitation is looked for: by a strict grammar, and never followed as an address. */

export type InvitationQr =
  | { readonly kind: 'token'; readonly token: string }
  /** A citizen card, a bank's or payment code, the link of somebody else's page, or anything else. */
  | { readonly kind: 'card' | 'bank' | 'foreign-link' | 'other' };

const TOKEN = /^[A-Za-z0-9_-]{8,64}$/;
const CODE = /^[2-9A-HJKMNP-Z]{4}[ -]?[2-9A-HJKMNP-Z]{4}$/;
/** Twelve digits, then fields between bars: the code on the back of the card. */
const CARD = /^\d{12}\|/;
/** Every EMVCo code (VietQR too) begins with its version. */
const BANK = /^000201/;
const LINK = /^(?:[a-z][a-z0-9+.-]*:|www\.)/i;

/** @param origin where the app came from: a link of another place is no invitation, whatever stands behind it */
export const invitationFromQr = (text: string, origin: string): InvitationQr => {
  const said = text.trim();
  const start = `${origin}/#/m/`;
  if (said.startsWith(start)) {
    const token = said.slice(start.length);
    return TOKEN.test(token) ? { kind: 'token', token } : { kind: 'other' };
  }
  if (CODE.test(said)) return { kind: 'token', token: said.replace(/[ -]/, '') };
  if (CARD.test(said)) return { kind: 'card' };
  if (BANK.test(said)) return { kind: 'bank' };
  return { kind: LINK.test(said) ? 'foreign-link' : 'other' };
};
