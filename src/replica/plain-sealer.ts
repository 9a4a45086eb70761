/** A sealer that hides nothing, for simulations: it notices a changed, moved or foreign block, no more. */
import { concatBytes, sameBytes, utf8FromText, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Sealer } from './ports.ts';

type Opened = Result<Bytes, { readonly kind: 'seal-broken' }>;

/** The port, with every answer given at once instead of promised. */
export interface PlainSealer extends Sealer {
  seal(plain: Uint8Array, aad: string): Bytes;
  open(sealed: Uint8Array, aad: string): Opened;
  sealBlock(plain: Uint8Array, aad: string): Bytes;
  openBlock(sealed: Uint8Array, aad: string): Opened;
}

const SINGLE = 0x70;
const BLOCK = 0x71;
const MARK_BYTES = 8;

/** `key` stands for the replica's key: what one seals another does not open. */
export const plainSealer = (key = 'plain'): PlainSealer => {
  const seal = (form: number, plain: Uint8Array, aad: string): Bytes =>
    concatBytes(Uint8Array.of(form), markOf(form, key, aad, plain), plain);
  const open = (form: number, sealed: Uint8Array, aad: string): Opened => {
    const plain = new Uint8Array(sealed.subarray(1 + MARK_BYTES));
    const mark = sealed.subarray(1, 1 + MARK_BYTES);
    return sealed[0] === form && sameBytes(mark, markOf(form, key, aad, plain))
      ? accept(plain)
      : refuse({ kind: 'seal-broken' });
  };
  return {
    seal: (plain, aad) => seal(SINGLE, plain, aad),
    open: (sealed, aad) => open(SINGLE, sealed, aad),
    sealBlock: (plain, aad) => seal(BLOCK, plain, aad),
    openBlock: (sealed, aad) => open(BLOCK, sealed, aad),
  };
};

/** FNV-1a twice with different starts, four bytes at a step: no security, but any single changed byte is noticed. */
const markOf = (form: number, key: string, aad: string, plain: Uint8Array): Bytes => {
  const place = utf8FromText(`${form}\n${key}\n${aad}\n`);
  let a = 0x811c9dc5;
  let b = 0x050c5d1f;
  for (const bytes of [place, plain]) {
    const whole = bytes.length - (bytes.length % 4);
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at < whole; at += 4) {
      const word = words.getInt32(at);
      a = Math.imul(a ^ word, 0x01000193);
      b = Math.imul(b ^ word, 0x01000197);
    }
    for (let at = whole; at < bytes.length; at += 1) {
      a = Math.imul(a ^ words.getUint8(at), 0x01000193);
      b = Math.imul(b ^ words.getUint8(at), 0x01000197);
    }
  }
  const mark = new Uint8Array(MARK_BYTES);
  const view = new DataView(mark.buffer);
  view.setUint32(0, a >>> 0);
  view.setUint32(4, b >>> 0);
  return mark;
};
