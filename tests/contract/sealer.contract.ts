/** What every sealer keeps: what it sealed opens, in its own place, unchanged, under its own key. */
import type { Sealer } from '#replica/ports.ts';
import type { ContractKit } from './contract-kit.ts';

export interface SealerSubject {
  /** The same number gives the same key. */
  readonly make: (key: number) => Promise<Sealer>;
  /** Real ones hide what they seal; the plain one of the simulation only guards it. */
  readonly hides: boolean;
}

const text = (value: string) => new TextEncoder().encode(value);
const broken = { ok: false, error: { kind: 'seal-broken' } };

export const sealerContract = (kit: ContractKit, subject: SealerSubject): void => {
  const { test, equal, isTrue } = kit;
  const secret = text('Nguyễn Thị Ánh, 079199012345, '.repeat(40));

  test('what was sealed opens: single and block, empty, short and long', async () => {
    const sealer = await subject.make(1);
    const long = new Uint8Array(300_000).map((_, i) => (i * 31) ^ (i >> 7));
    for (const plain of [new Uint8Array(0), text('a'), secret, long]) {
      equal(await sealer.open(await sealer.seal(plain, 'a|1'), 'a|1'), { ok: true, value: plain });
      const block = await sealer.openBlock(await sealer.sealBlock(plain, 'a|1'), 'a|1');
      equal(block, { ok: true, value: plain });
    }
  });

  test('a view into a larger buffer is sealed as the view alone', async () => {
    const sealer = await subject.make(1);
    const whole = text('before SECRET after');
    const sealed = await sealer.seal(whole.subarray(7, 13), 'x');
    const padded = new Uint8Array(sealed.length + 10);
    padded.set(sealed, 5);
    const opened = await sealer.open(padded.subarray(5, 5 + sealed.length), 'x');
    equal(opened, { ok: true, value: text('SECRET') });
  });

  test('a block in another place does not open', async () => {
    const sealer = await subject.make(1);
    equal(await sealer.open(await sealer.seal(secret, 'a|1'), 'a|2'), broken);
    equal(await sealer.openBlock(await sealer.sealBlock(secret, 'a|1'), 'a|2'), broken);
  });

  test('another key does not open it, the same key made again does', async () => {
    const sealed = await (await subject.make(1)).seal(secret, 'x');
    equal(await (await subject.make(2)).open(sealed, 'x'), broken);
    equal(await (await subject.make(1)).open(sealed, 'x'), { ok: true, value: secret });
  });

  test('one changed bit anywhere is noticed', async () => {
    const sealer = await subject.make(1);
    for (const block of [false, true]) {
      const sealed = block ? await sealer.sealBlock(secret, 'x') : await sealer.seal(secret, 'x');
      const step = Math.max(1, Math.floor(sealed.length / 40));
      for (let at = 0; at < sealed.length; at += at < 40 ? 1 : step) {
        const bad = sealed.slice();
        bad[at] = (bad[at] ?? 0) ^ 0x40;
        const opened = block ? await sealer.openBlock(bad, 'x') : await sealer.open(bad, 'x');
        equal(opened, broken);
      }
    }
  });

  test('what is cut short, empty or noise does not open and does not throw', async () => {
    const sealer = await subject.make(1);
    const sealed = await sealer.sealBlock(secret, 'x');
    const noise = new Uint8Array(64).map((_, i) => i * 7);
    for (const bad of [new Uint8Array(0), sealed.subarray(0, 10), sealed.subarray(0, -1), noise]) {
      equal(await sealer.openBlock(bad, 'x'), broken);
      equal(await sealer.open(bad, 'x'), broken);
    }
  });

  test('many at once', async () => {
    const sealer = await subject.make(3);
    const sealed = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => sealer.seal(text(`entry ${i}`), `b|${i}`)),
    );
    const opened = await Promise.all(sealed.map(async (blob, i) => sealer.open(blob, `b|${i}`)));
    equal(opened[123], { ok: true, value: text('entry 123') });
    isTrue(
      opened.every((result) => result.ok),
      'all of them open',
    );
  });

  if (!subject.hides) return;

  test('nothing of the secret can be read in what is sealed, and no two seals are alike', async () => {
    const sealer = await subject.make(1);
    const legible = (blob: Uint8Array) => new TextDecoder('latin1').decode(blob);
    const a = await sealer.seal(secret, 'x');
    const b = await sealer.seal(secret, 'x');
    isTrue(!legible(a).includes('079199012345'), 'the number is hidden');
    isTrue(legible(a) !== legible(b), 'each seal has a nonce of its own');
  });

  test('a block of repeating rows is packed', async () => {
    const sealer = await subject.make(1);
    const block = await sealer.sealBlock(secret, 'x');
    isTrue(block.length < secret.length / 4, `${block.length} of ${secret.length} bytes`);
  });

  test('a block that would open to more than 64 MB does not open', async () => {
    const sealer = await subject.make(1);
    const bomb = await sealer.sealBlock(new Uint8Array(70 * 1024 * 1024), 'x');
    equal(await sealer.openBlock(bomb, 'x'), broken);
  });
};
