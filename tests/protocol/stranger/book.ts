// One book as a client keeps it, written from docs/protocol.md alone (section 9): what is not proven is not believed.
import {
  bodyHashOf,
  compareStamps,
  EMPTY_DIGEST,
  entryHashOf,
  entryText,
  extendDigest,
  GENESIS,
  hashAfter,
  isSigned,
  type Stamp,
} from './keys-and-hashes.ts';
import { FoldedRecord, type Change } from './fold.ts';

export interface Body {
  readonly book: string;
  readonly device: string;
  readonly life: string;
  readonly seq: number;
  readonly stamp: Stamp;
  readonly officer: string;
  readonly act: string;
  readonly changes: readonly Change[];
}

export type Item = readonly [
  n: number,
  device: string,
  life: string,
  signedLife: string,
  seq: number,
  ms: number,
  counter: number,
  receivedMs: number,
  ruling: string,
  reason: string | null,
  bodyHash: string | null,
];

export interface PageLine {
  readonly line: 'page';
  readonly book: string;
  readonly epoch: string;
  readonly from: number;
  readonly to: number;
  readonly end: number;
  readonly items: readonly Item[];
  readonly heads: readonly {
    readonly device: string;
    readonly life: string;
    readonly prev?: string;
    readonly after: readonly string[];
    readonly signature: string;
  }[];
  readonly digest: string;
  readonly signature: string;
}

export interface DirectoryItem {
  readonly book: string;
  readonly body: string;
  readonly prevHash: string;
  readonly after: readonly string[];
  readonly signature: string;
}

/** Whose key is whose: taken from entries of the server's own hand alone. */
export class Keys {
  readonly server: string;
  readonly #byDevice: Map<string, string>;

  constructor(server: string) {
    this.server = server;
    this.#byDevice = new Map([['server', server]]);
  }

  of(device: string): string {
    const key = this.#byDevice.get(device);
    if (key === undefined) throw new Error(`unknown author ${device}`);
    return key;
  }

  learn({ device, changes }: Body): void {
    if (device !== 'server') return;
    for (const { type, id, set } of changes)
      if (type === 'device' && typeof set['publicKey'] === 'string' && !this.#byDevice.has(id))
        this.#byDevice.set(id, set['publicKey']);
  }

  take(items: readonly DirectoryItem[]): void {
    const read = items.map((item) => ({ item, body: JSON.parse(item.body) as Body }));
    const isServers = ({ body }: (typeof read)[number]): boolean => body.device === 'server';
    for (const one of [...read.filter(isServers), ...read.filter((each) => !isServers(each))]) {
      const hash = entryHashOf(one.item.prevHash, bodyHashOf(one.item.body));
      const signed = entryText(hashAfter(hash, one.item.after));
      if (isSigned(this.of(one.body.device), signed, one.item.signature)) this.learn(one.body);
    }
  }
}

interface Head {
  readonly seq: number;
  readonly hash: string;
}

export class Book {
  n = 0;
  digest = EMPTY_DIGEST;
  /** The newest effective stamp in it. */
  newest: Stamp = { ms: 0, counter: 0 };
  readonly records = new Map<string, FoldedRecord>();
  /** By entry hash: the ruling at its last position. */
  readonly rulings = new Map<string, string>();
  readonly #heads = new Map<string, Head>();
  readonly #hashAt = new Map<string, { readonly hash: string; readonly bodyHash: string }>();

  /** Takes a whole page or throws, and then nothing of it counts. Answers the hashes of its items. */
  takePage(page: PageLine, bodies: readonly string[], keys: Keys): readonly string[] {
    if (page.from !== this.n) throw new Error('a page out of turn');
    const signed = `so-cong-doan/digest/1\n${page.epoch}\n${page.book}\n${page.to}\n${page.digest}`;
    if (!isSigned(keys.server, signed, page.signature)) throw new Error('not the server');
    const heads = new Map(this.#heads);
    const hashAt = new Map(this.#hashAt);
    const ends = new Map<string, string>();
    const counted: { body: Body; hash: string; effective: Stamp }[] = [];
    const rulings: [string, string][] = [];
    let [n, digest, bodyAt] = [page.from, this.digest, 0];
    let before: Body | undefined;
    let { newest } = this;
    for (const item of page.items) {
      const [position, device, life, signedLife, seq, ms, counter, , ruling, , stub] = item;
      n += 1;
      if (position !== n) throw new Error('positions');
      const text = stub === null ? bodies[bodyAt++] : undefined;
      if (stub === null && text === undefined) throw new Error('a body is missing');
      const bodyHash = text === undefined ? (stub ?? '') : bodyHashOf(text);
      const chain = `${device}|${life}`;
      const head = heads.get(chain);
      const known = hashAt.get(`${chain}|${seq}`);
      const isAgain = head !== undefined && seq <= head.seq;
      let hash: string;
      if (isAgain) {
        if (known !== undefined && known.bodyHash !== bodyHash) throw new Error('another body');
        const named = before?.changes.find(({ type }) => DECISIONS.has(type))?.set['entryHash'];
        hash = known?.hash ?? String(named);
      } else {
        if (head !== undefined && seq !== head.seq + 1) throw new Error('a gap in a chain');
        const fork = page.heads.find((one) => one.device === device && one.life === life)?.prev;
        hash = entryHashOf(head?.hash ?? fork ?? GENESIS, bodyHash);
        heads.set(chain, { seq, hash });
        hashAt.set(`${chain}|${seq}`, { hash, bodyHash });
        ends.set(chain, hash);
      }
      const effective = { ms, counter };
      if (compareStamps(effective, newest) > 0) newest = effective;
      digest = extendDigest(digest, { n, hash, effective, ruling });
      rulings.push([hash, ruling]);
      before = text === undefined ? undefined : (JSON.parse(text) as Body);
      if (ruling !== 'accepted' || before === undefined) continue;
      if (before.device !== device || before.seq !== seq || before.life !== signedLife)
        throw new Error('an entry under another name');
      counted.push({ body: before, hash, effective });
      keys.learn(before);
    }
    if (n !== page.to || digest !== page.digest) throw new Error('digest');
    for (const [chain, hash] of ends) {
      const proof = page.heads.find((one) => `${one.device}|${one.life}` === chain);
      if (proof === undefined) throw new Error('a chain without its signed head');
      const end = entryText(hashAfter(hash, proof.after));
      if (!isSigned(keys.of(proof.device), end, proof.signature)) throw new Error('not the author');
    }
    this.n = n;
    this.digest = digest;
    this.newest = newest;
    for (const [chain, head] of heads) this.#heads.set(chain, head);
    for (const [place, at] of hashAt) this.#hashAt.set(place, at);
    for (const [hash, ruling] of rulings) this.rulings.set(hash, ruling);
    for (const one of counted) this.#count(one);
    return rulings.map(([hash]) => hash);
  }

  /** Where each chain stands. */
  heads(): readonly { device: string; life: string; seq: number; hash: string }[] {
    return [...this.#heads].map(([chain, head]) => {
      const [device = '', life = ''] = chain.split('|');
      return { device, life, ...head };
    });
  }

  #count({ body, hash, effective }: { body: Body; hash: string; effective: Stamp }): void {
    const { device, life, seq } = body;
    for (const [index, { type, id, set, undoes }] of body.changes.entries()) {
      const record = this.records.get(`${type}|${id}`) ?? new FoldedRecord();
      record.add({ order: { ...effective, device, life, seq, hash }, index, set, undoes });
      this.records.set(`${type}|${id}`, record);
    }
  }
}

const DECISIONS: ReadonlySet<string> = new Set(['admitHeld', 'holdQuarantined']);
