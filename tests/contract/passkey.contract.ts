/** What the vault keeps of a passkey: its secret opens what the words open, on this replica only, until the words change. */
import type { Result } from '#base/result.ts';
import { PASSKEY_ROW } from '#replica/passkey-row.ts';
import type { JournalStore, Table } from '#replica/ports.ts';
import type { OpenVault, VaultPort } from '#replica/vault-port.ts';
import type { ContractKit } from './contract-kit.ts';

export interface PasskeySubject {
  /** One browser profile, and its databases behind the vault's back. */
  readonly profile: () => {
    readonly port: VaultPort;
    readonly openStore: (replica: string) => JournalStore;
  };
}

const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 19_456, passes: 1 };
const WORDS = 'đò ngang chiều nắng ấm';
const NEW_WORDS = 'gió mùa về trên đồi';
const PIN = '802574';
const CREDENTIAL = 'ZGlldSBkaWVu';
const SALT = 'c2FsdA';
const secret = (first: number) => new Uint8Array(32).fill(7).fill(first, 0, 1);

export const passkeyContract = (kit: ContractKit, subject: PasskeySubject): void => {
  const { test, equal, isTrue } = kit;
  const bytes = (value: string) => new TextEncoder().encode(value);
  const got = <T>(result: Result<T, { readonly kind: string }>): T => {
    if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
    return result.value;
  };
  const refusal = <T>(result: Result<T, { readonly kind: string }>): unknown =>
    result.ok ? 'accepted' : result.error.kind;

  const newBook = async (profile = subject.profile()) => {
    const { port, openStore } = profile;
    const newDevice = await port.newDevice();
    const { replica, device } = newDevice;
    const identity = {
      ...{ replica, device, officer: 'officer-1', displayName: 'Nguyễn Thị Ánh' },
      ...{ signInName: 'anh.nt', homeUnit: 'unit-1', serverKey: 'k'.repeat(43), practice: false },
    };
    const keys = await port.deriveKeys(WORDS, settings);
    const share = port.newShare();
    const vault = got(await port.make({ newDevice, identity, keys, settings, share }));
    return { port, openStore, vault, replica, share };
  };
  type Book = Awaited<ReturnType<typeof newBook>>;
  const made = (words = WORDS) => ({ credential: CREDENTIAL, salt: SALT, prf: secret(1), words });
  /** The same with a passkey kept, and locked. */
  const withPasskey = async (profile?: ReturnType<PasskeySubject['profile']>): Promise<Book> => {
    const book = await newBook(profile);
    got(await book.port.keepPasskey(book.vault, made()));
    await book.vault.store.close();
    return book;
  };
  const byPasskey = async ({ port, replica }: Book): Promise<OpenVault> =>
    got(await port.openByPasskey(replica, secret(1)));
  const onDisk = async ({ openStore, replica }: Book, put?: string) => {
    const store = openStore(replica);
    const table: Table = 'keys';
    await store.takeWriter('thief');
    if (put !== undefined)
      await store.commit('thief', [{ op: 'put', table, key: PASSKEY_ROW, value: put }]);
    const row = await store.get(table, PASSKEY_ROW);
    await store.close();
    return got(row);
  };

  test('the passkey opens the same book again and again, ordinary requests too; the words stay a way in', async () => {
    const book = await newBook();
    const { port, vault, replica } = book;
    got(await port.keepPasskey(vault, made()));
    await vault.store.takeWriter('me');
    const sealed = await vault.sealer.seal(bytes('7 biên lai'), 'outbox|1');
    await vault.store.commit('me', [{ op: 'add', table: 'outbox', key: '1', value: sealed }]);
    await vault.store.close();
    equal(await port.passkey(replica), { credential: CREDENTIAL, salt: SALT });
    for (let times = 0; times < 2; times += 1) {
      const again = await byPasskey(book);
      equal(again.identity, vault.identity);
      equal([again.proof, again.life], [vault.proof, vault.life]);
      equal(await again.signer.sign(bytes('x')), await vault.signer.sign(bytes('x')));
      const row = got(await again.store.get('outbox', '1'));
      if (!(row instanceof Uint8Array)) throw new Error('the receipt is lost');
      equal(got(await again.sealer.open(row, 'outbox|1')), bytes('7 biên lai'));
      const { casesTier } = again;
      if (casesTier?.opening === undefined) throw new Error('requests are shut');
      const request = await casesTier.sealing.seal(bytes('chậm lương'), 'outbox|2');
      equal(got(await casesTier.opening.open(request, 'outbox|2')), bytes('chậm lương'));
      await again.store.close();
    }
    const byWords = got(await port.open(replica, WORDS));
    await byWords.store.close();
  });

  test('the confidential part stays shut with the book, as after the words', async () => {
    const book = await withPasskey();
    const { tier, sealer, casesTier, store } = await byPasskey(book);
    if (tier === undefined) throw new Error('a vault has a higher tier');
    const sealed = await tier.sealing.seal(bytes('kín'), 'outbox|1');
    equal(refusal(await sealer.open(sealed, 'outbox|1')), 'seal-broken');
    const byCases = await casesTier?.opening?.open(sealed, 'outbox|1');
    equal(byCases && refusal(byCases), 'seal-broken');
    equal(refusal(await tier.unlock(NEW_WORDS)), 'wrong-words');
    const opening = got(await tier.unlock(WORDS));
    equal(got(await opening.open(sealed, 'outbox|1')), bytes('kín'));
    await store.close();
  });

  test('another secret opens nothing, and spoils nothing', async () => {
    const book = await withPasskey();
    equal(refusal(await book.port.openByPasskey(book.replica, secret(2))), 'wrong-passkey');
    await (await byPasskey(book)).store.close();
  });

  test('only with the words of now is one kept; an open book that lies about is not enough', async () => {
    const book = await newBook();
    const { port, vault, replica } = book;
    equal(refusal(await port.keepPasskey(vault, made('đò dọc chiều nắng ấm'))), 'wrong-words');
    await vault.store.close();
    equal(await port.passkey(replica), undefined);
    equal(await onDisk(book), undefined);
    equal(refusal(await port.openByPasskey(replica, secret(1))), 'no-passkey');
  });

  test('after a PIN, too, the words typed once more keep one; and after a passkey a shift may begin', async () => {
    const book = await newBook();
    const { port, vault, replica } = book;
    got(await port.beginShift(vault, PIN));
    await vault.store.close();
    const byPin = got(await port.openByPin(replica, PIN));
    got(await port.keepPasskey(byPin, made()));
    await byPin.store.close();
    const opened = await byPasskey(book);
    isTrue(opened.mayBeginShift, 'a passkey is as good as the words for that');
    got(await port.endShift(opened));
    got(await port.beginShift(opened, PIN));
    await opened.store.close();
    const again = got(await port.openByPin(replica, PIN));
    await again.store.close();
  });

  test('a wrap opens for no other passkey and on no other replica', async () => {
    const profile = subject.profile();
    const book = await withPasskey(profile);
    const other = await withPasskey(profile);
    const own = await onDisk(book);
    if (typeof own !== 'string') throw new Error('the wrap is not there');
    await onDisk(other, own);
    equal(refusal(await other.port.openByPasskey(other.replica, secret(1))), 'wrong-passkey');
    await onDisk(book, own.replace(CREDENTIAL, 'a2hhYw'));
    equal(refusal(await book.port.openByPasskey(book.replica, secret(1))), 'wrong-passkey');
    await onDisk(book, own);
    await (await byPasskey(book)).store.close();
  });

  test('removed, it opens nothing any more; the words do', async () => {
    const book = await withPasskey();
    const { port, replica } = book;
    const opened = await byPasskey(book);
    got(await port.dropPasskey(opened));
    await opened.store.close();
    equal(await onDisk(book), undefined);
    equal(refusal(await port.openByPasskey(replica, secret(1))), 'no-passkey');
    const byWords = got(await port.open(replica, WORDS));
    await byWords.store.close();
  });

  test('new words end it, by the share and from an open book; nothing of before opens with it', async () => {
    for (const way of ['share', 'passkey'] as const) {
      const book = await withPasskey();
      const { port, replica, share } = book;
      const keys = await port.deriveKeys(NEW_WORDS, settings);
      const opened =
        way === 'share' ? got(await port.openByShare(replica, share)) : await byPasskey(book);
      const input = { keys, settings, share: port.newShare() };
      got(await port.rewrap(opened, way === 'share' ? input : { ...input, wordsNow: WORDS }));
      await opened.store.close();
      equal([way, await onDisk(book)], [way, undefined]);
      equal(refusal(await port.openByPasskey(replica, secret(1))), 'no-passkey');
      const byWords = got(await port.open(replica, NEW_WORDS));
      await byWords.store.close();
    }
  });

  test('signed out, nothing of it is left', async () => {
    const book = await withPasskey();
    got(await book.port.forget(book.replica));
    equal(await book.port.passkey(book.replica), undefined);
  });

  test('neither the secret nor a key derived from it lies on the disk', async () => {
    const book = await newBook();
    const prf = secret(1);
    const spelled = [...prf].map((byte) => String.fromCharCode(byte)).join('');
    got(await book.port.keepPasskey(book.vault, { ...made(), prf }));
    await book.vault.store.close();
    const row = await onDisk(book);
    isTrue(typeof row === 'string' && !row.includes(spelled), 'raw');
    isTrue(typeof row === 'string' && !row.includes(btoa(spelled).slice(0, 40)), 'base64');
    isTrue(typeof row === 'string' && !row.includes('Ánh') && !row.includes('anh.nt'), 'no name');
  });
};
