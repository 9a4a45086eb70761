/** What every signer and verifier keeps: RFC 8032 to the letter, and no exception for rubbish. */
import type { Signer, Verifier } from '#replica/ports.ts';
import type { ContractKit } from './contract-kit.ts';

export interface SignerSubject {
  readonly signer: (seed: Uint8Array) => Promise<Signer>;
  readonly verifier: () => Promise<Verifier>;
}

const bytesFromHex = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const base64url = (hex: string) =>
  btoa(String.fromCharCode(...bytesFromHex(hex)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** RFC 8032 section 7.1: tests 1 to 3, and SHA(abc). */
const vectors = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
];

export const signerContract = (kit: ContractKit, subject: SignerSubject): void => {
  const { test, equal, isTrue } = kit;

  test('the signatures of RFC 8032, the same each time', async () => {
    for (const { seed, key, message, signature } of vectors) {
      const signer = await subject.signer(bytesFromHex(seed));
      equal(signer.publicKey, base64url(key));
      equal(await signer.sign(bytesFromHex(message)), base64url(signature));
      equal(await signer.sign(bytesFromHex(message)), base64url(signature));
    }
  });

  test('the signatures of RFC 8032 verify, twice with the same key', async () => {
    const verifier = await subject.verifier();
    for (const { key, message, signature } of [...vectors, ...vectors]) {
      const args = [base64url(key), bytesFromHex(message), base64url(signature)] as const;
      equal(await verifier.verify(...args), true);
    }
  });

  test('the seed may be wiped once the signer is made', async () => {
    const seed = bytesFromHex(vectors[0]!.seed);
    const signer = await subject.signer(seed);
    seed.fill(0);
    equal(await signer.sign(new Uint8Array(0)), base64url(vectors[0]!.signature));
  });

  test('another message, key or signature does not verify', async () => {
    const verifier = await subject.verifier();
    const [a, b] = [vectors[1]!, vectors[2]!];
    const [key, message, mark] = [
      base64url(a.key),
      bytesFromHex(a.message),
      base64url(a.signature),
    ];
    equal(await verifier.verify(key, bytesFromHex('73'), mark), false);
    equal(await verifier.verify(base64url(b.key), message, mark), false);
    equal(await verifier.verify(key, message, base64url(b.signature)), false);
    // The same signature with the group order added to its scalar: valid arithmetic, forbidden spelling.
    const twisted = bytesFromHex(a.signature);
    const order = bytesFromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');
    let carry = 0;
    for (let i = 0; i < 32; i += 1) {
      const sum = twisted[32 + i]! + order[i]! + carry;
      twisted[32 + i] = sum & 255;
      carry = sum >> 8;
    }
    const hex = [...twisted].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    equal(await verifier.verify(key, message, base64url(hex)), false);
  });

  test('what is no key or no signature does not verify and does not throw', async () => {
    const verifier = await subject.verifier();
    const { key, message, signature } = vectors[1]!;
    const [good, mark, body] = [base64url(key), base64url(signature), bytesFromHex(message)];
    for (const bad of ['', 'a', '!!', 'x'.repeat(43), good.slice(1), `${good}AA`, mark]) {
      isTrue(!(await verifier.verify(bad, body, mark)), `key ${bad}`);
    }
    for (const bad of ['', 'a', '????', mark.slice(4), `${mark}AAAA`, good, 'A'.repeat(86)]) {
      isTrue(!(await verifier.verify(good, body, bad)), `signature ${bad}`);
    }
  });

  test('a point of small order is nobody’s key', async () => {
    const verifier = await subject.verifier();
    const identity = base64url(`01${'00'.repeat(31)}`);
    const anything = base64url(`01${'00'.repeat(63)}`);
    equal(await verifier.verify(identity, bytesFromHex('00'), anything), false);
  });
};
