// A client in the hands of a stranger: written from docs/protocol.md alone, with nothing of ours under it.
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Book, Keys, type Body } from './book.ts';
import type { Change } from './fold.ts';
import {
  bodyHashOf,
  compareStamps,
  entryHashOf,
  entryText,
  GENESIS,
  isSigned,
  nextStamp,
  SigningKey,
  verdictText,
  type Stamp,
} from './keys-and-hashes.ts';
import type { Entry, Hello, PullLine, PushAnswer, SessionAnswer } from './messages.ts';
import { isToBeObeyed } from './orders.ts';
import { keysFromWords, type WordsSettings } from './words.ts';

/** What the server says no with: section 1. */
export class Refused extends Error {
  readonly status: number;
  readonly kind: string;

  constructor(status: number, kind: string) {
    super(`${status} ${kind}`);
    this.status = status;
    this.kind = kind;
  }
}

const randomText = (bytes: number): string => randomBytes(bytes).toString('base64url');

export class Stranger {
  readonly id = randomText(12);
  readonly key = new SigningKey(randomBytes(32));
  life = randomText(12);
  officer = '';
  homeUnit = '';
  session = '';
  refresh = '';
  epoch = '';
  keys: Keys | undefined;
  readonly books = new Map<string, Book>();
  /** What the last pull said that there is to open. */
  open: readonly string[] = [];
  readonly #origin: () => string;
  readonly #chains = new Map<string, { seq: number; hash: string }>();
  #words: { settings: WordsSettings; proof: string } | undefined;
  #newest: Stamp = { ms: 0, counter: 0 };
  #offsetMs = 0;
  #isRenewing = false;

  constructor(origin: () => string) {
    this.#origin = origin;
  }

  async hello(): Promise<Hello> {
    return this.#json<Hello>(await fetch(`${this.#origin()}/api/hello`));
  }

  look(token: string): Promise<{ kind: string; words: WordsSettings | null }> {
    return this.post('/api/invitation/look', { token });
  }

  /** Section 12: spends an invitation. The words are turned as the union turns them already, where it does. */
  async enrol(token: string, words: string, setUp?: object): Promise<void> {
    const known = (await this.look(token)).words;
    const settings = known ?? { salt: randomText(16), memoryKiB: 47_104, passes: 1 };
    const { proof } = keysFromWords(words, settings);
    const { publicKey } = this.key;
    const nonce = randomText(16);
    const answer = await this.post<SessionAnswer>('/api/invitation/redeem', {
      ...{ token, nonce, words: settings, proof, share: randomText(32) },
      device: { id: this.id, life: this.life, publicKey, label: 'Máy của người lạ' },
      signature: this.key.sign(`so-cong-doan/enrol/1\n${token}\n${this.id}\n${publicKey}`),
      ...(setUp === undefined ? {} : { setUp }),
    });
    this.#words = { settings, proof };
    this.#begin(answer, nonce);
  }

  /** Section 13. */
  async signIn(): Promise<void> {
    const [nonce, atMs] = [randomText(16), Date.now()];
    const answer = await this.post<SessionAnswer>('/api/session', {
      ...{ device: this.id, nonce, atMs, proof: this.#words?.proof },
      signature: this.key.sign(`so-cong-doan/session/1\n${this.id}\n${nonce}\n${atMs}`),
    });
    this.#begin(answer, nonce);
  }

  #begin(answer: SessionAnswer, nonce: string): void {
    if (answer.nonce !== nonce) throw new Error('an answer to another question');
    // The key is pinned at the first meeting and never changes.
    this.keys ??= new Keys(answer.serverKey);
    if (this.keys.server !== answer.serverKey) throw new Error('another server');
    this.officer = answer.officer;
    this.homeUnit = answer.homeUnit;
    this.session = answer.session;
    this.refresh = answer.refresh;
    this.#offsetMs = answer.nowMs - Date.now();
  }

  /** The next request brings a renewal along. */
  renewNext(): void {
    this.#isRenewing = true;
  }

  /** Section 4: an entry at the end of this device's chain in that book. */
  write(book: string, act: string, changes: readonly Change[], forged: Partial<Body> = {}): Entry {
    const head = this.#chains.get(book) ?? { seq: 0, hash: GENESIS };
    this.#newest = nextStamp(Date.now() + this.#offsetMs, this.#newest);
    const { id: device, life, officer } = this;
    const seq = head.seq + 1;
    const body = JSON.stringify({
      ...{ book, device, life, seq, stamp: this.#newest, officer, schema: 1, act, changes },
      ...forged,
    });
    const hash = entryHashOf(head.hash, bodyHashOf(body));
    this.#chains.set(book, { seq, hash });
    return { book, life, seq, prevHash: head.hash, hash, body };
  }

  /** Where the next entry of a book is to hang; a test turns it to forget, as a copied disk would. */
  chainIn(book: string): { seq: number; hash: string } | undefined {
    return this.#chains.get(book);
  }
  setChain(book: string, head: { seq: number; hash: string } | undefined): void {
    if (head === undefined) this.#chains.delete(book);
    else this.#chains.set(book, head);
  }

  /** Section 7: entries of one uninterrupted stretch of one chain. */
  async push(
    entries: readonly Entry[],
    { protocol = 1, run: odd = {} }: { protocol?: number; run?: object } = {},
  ): Promise<PushAnswer> {
    const [first, last] = [entries[0], entries.at(-1)];
    if (first === undefined || last === undefined) throw new Error('nothing to push');
    const { book, life, seq: firstSeq, prevHash } = first;
    const run = {
      ...{ book, device: this.id, life, firstSeq, count: entries.length, prevHash },
      signature: this.key.sign(entryText(last.hash)),
      ...odd,
    };
    const nonce = randomText(16);
    const header = JSON.stringify({ protocol, nonce, device: this.id, runs: [run] });
    const lines = [header, ...entries.map(({ body }) => body)].join('\n');
    const response = await this.#send('/api/sync/push', gzipSync(lines), {
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
    });
    const answer = await this.#json<PushAnswer>(response);
    if (answer.nonce !== nonce) throw new Error('an answer to another question');
    const signed = `so-cong-doan/verdicts/1\n${nonce}\n${answer.verdicts.map(verdictText).join('\n')}`;
    if (!isSigned(this.#pinned(), signed, answer.signature)) throw new Error('not the server');
    for (const { effective } of answer.verdicts) this.#see(effective);
    return answer;
  }

  /** Sections 8 and 9: all books that may be opened, from where this device stands. */
  async pull(): Promise<void> {
    const nonce = randomText(16);
    const cursors = [...this.books].map(([book, { n }]) => ({ book, epoch: this.epoch, n }));
    const response = await this.#send(
      '/api/sync/pull',
      JSON.stringify({ protocol: 1, nonce, device: this.id, life: this.life, fold: '', cursors }),
      { 'content-type': 'application/json' },
    );
    if (!response.ok) await this.#json(response);
    // What follows the last line end was cut off.
    const lines = (await response.text()).split('\n').slice(0, -1);
    let isWhole = false;
    for (let at = 0; at < lines.length;) {
      const line = JSON.parse(lines[at++] ?? '') as PullLine;
      if (line.line === 'hello') {
        if (line.nonce !== nonce) throw new Error('an answer to another question');
        this.epoch = line.epoch.id;
        this.open = line.books.map(({ book }) => book);
      } else if (line.line === 'shred') {
        const { id: device, life, epoch, officer } = this;
        const asked = { device, life, epoch, officer, nonce, serverKey: this.#pinned() };
        // Everything of this device has its verdict: a push waits for the answer.
        if (isToBeObeyed(line, asked, this.books)) this.books.delete(line.book);
      } else if (line.line === 'directory') this.#known().take(line.items);
      else if (line.line === 'page') {
        const bodies = line.items.filter((item) => item[10] === null).length;
        const book = this.books.get(line.book) ?? new Book();
        book.takePage(line, lines.slice(at, at + bodies), this.#known());
        this.books.set(line.book, book);
        this.#see(book.newest);
        at += bodies;
      } else if (line.line === 'end') {
        const signed = `so-cong-doan/end/1\n${nonce}\n${this.epoch}`;
        if (!isSigned(this.#pinned(), signed, line.signature)) throw new Error('not the server');
        isWhole = true;
      }
    }
    if (!isWhole) throw new Error('cut off');
  }

  #see(effective: Stamp): void {
    if (compareStamps(effective, this.#newest) > 0) this.#newest = effective;
  }

  /** Section 4: a life of its own for what comes from now on; every chain begins anew. */
  async beginLife(reason: 'restore' | 'fork' | 're-key'): Promise<void> {
    const life = randomText(12);
    await this.post('/api/devices/life', { life, reason, nonce: randomText(16) });
    this.life = life;
    this.#chains.clear();
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return this.#json<T>(await this.#send(path, JSON.stringify(body), headers));
  }

  /** The first poke after `act`, once the line is open. */
  async pokeAfter(act: () => Promise<unknown>): Promise<{ book: string; n: number }> {
    const response = await fetch(`${this.#origin()}/api/sync/live`, {
      headers: { authorization: `Bearer ${this.session}` },
    });
    let text = '';
    let isActing = false;
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString();
      // An empty line is a sign of life.
      if (!isActing) await act();
      isActing = true;
      const poke = text
        .split('\n')
        .slice(0, -1)
        .find((line) => line !== '');
      if (poke === undefined) continue;
      return JSON.parse(poke) as { book: string; n: number };
    }
    throw new Error('the stream ended');
  }

  async #send(
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string>,
  ): Promise<Response> {
    if (this.session !== '') headers['authorization'] = `Bearer ${this.session}`;
    if (this.#isRenewing) {
      const nonce = randomText(16);
      const signature = this.key.sign(`so-cong-doan/renewal/1\n${this.refresh}\n${nonce}`);
      headers['session-renewal'] = `${this.refresh}.${nonce}.${signature}`;
      this.#isRenewing = false;
    }
    const response = await fetch(this.#origin() + path, { method: 'POST', headers, body });
    const [session, refresh] = (response.headers.get('session-renewed') ?? '').split('.');
    if (session !== undefined && refresh !== undefined) {
      this.session = session;
      this.refresh = refresh;
    }
    return response;
  }

  async #json<T>(response: Response): Promise<T> {
    const value: unknown = await response.json();
    if (response.ok) return value as T;
    const { error } = value as { error: { kind: string } };
    throw new Refused(response.status, error.kind);
  }

  #known(): Keys {
    if (this.keys === undefined) throw new Error('not enrolled');
    return this.keys;
  }
  #pinned(): string {
    return this.#known().server;
  }
}
