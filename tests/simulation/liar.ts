// One device in five seeds lies: it has a key, a life and a seat, and sends whatever it likes under them.
import { base64FromBytes, utf8FromText } from '#base/bytes.ts';
import {
  bodyHashOf,
  encodeEntry,
  ENTRY_SCHEMA,
  entryHashOf,
  entrySigningBytes,
  GENESIS_HASH,
  type EntryBody,
} from '#book/entry.ts';
import type { Run } from '#protocol/push.ts';
import { encodePush } from '#sync/http-transport.ts';
import { push } from '#server/push.ts';
import { isRestoring } from '#server/restoring.ts';
import { bytesOf } from './sim-chance.ts';
import { simSigner } from './sim-crypto.ts';
import type { SimPhone } from './sim-phone.ts';
import { Broken } from './truth.ts';
import type { World } from './world.ts';

/** What it may say, and what may become of it: `refused` takes no place, the others take one that does not count. */
type Fate = 'refused' | 'not accepted' | 'gap' | 'allowed';

interface Lie {
  readonly run: Partial<Run>;
  readonly body: Partial<EntryBody>;
  /** The bytes sent, where they are not those that were signed. */
  readonly alter?: (text: string) => string;
  readonly fate: Fate;
}

interface Scene {
  readonly world: World;
  readonly phone: SimPhone;
  readonly id: () => string;
  readonly random: (bytes: number) => string;
  /** Somebody in the roll of its union. */
  readonly member: string;
  /** What stands on somebody else's receipt. */
  readonly receipt: Readonly<Record<string, unknown>>;
}

type Tell = (scene: Scene) => Lie;

const other = ({ world, phone }: Scene) =>
  world.phones.find(({ identity }) => identity.officer !== phone.identity.officer)?.identity;

/** A receipt as it should be, but for what the lie says otherwise. */
const money = (set: Readonly<Record<string, unknown>>, id: string) => {
  const paper = { member: id, months: ['2026-03'], amountVnd: 5_000, method: 'cash' };
  const changes = [{ type: 'receipt', id, set: { ...paper, paidOn: '2026-03-02', ...set } }];
  return { act: 'issueReceipt', changes };
};

/** Somebody's telephone number, as any collector may mend it. */
const edit = ({ phone, member }: Scene): Partial<EntryBody> => ({
  book: `roster.${phone.identity.homeUnit}`,
  act: 'editMember',
  changes: [{ type: 'member', id: member, set: { phone: '+84900000000' } }],
});

type Named = readonly [name: string, tell: Tell];

const LIES: readonly [Named, ...Named[]] = [
  [
    'forged signature',
    ({ random }) => ({
      run: { signature: random(64) },
      ...{ body: {}, fate: 'refused' },
    }),
  ],
  [
    'altered after signing',
    () => ({
      ...{ run: {}, body: {}, fate: 'refused' },
      alter: (text) => text.replace(/"amountVnd":\d+/, '"amountVnd":1'),
    }),
  ],
  [
    'sent into another book than it was signed for',
    (scene) => ({
      run: { book: `news.${scene.phone.identity.homeUnit}` },
      ...{ body: edit(scene), fate: 'not accepted' },
    }),
  ],
  [
    'under the name of another device',
    (scene) => {
      const device = other(scene)?.device ?? '';
      return { run: { device }, body: { device }, fate: 'refused' };
    },
  ],
  [
    'under the name of another officer',
    (scene) => ({
      run: {},
      body: { ...edit(scene), officer: other(scene)?.officer ?? '' },
      fate: 'not accepted',
    }),
  ],
  [
    'a link of the chain left out',
    ({ random }) => ({
      run: { firstSeq: 9_000, prevHash: random(32) },
      ...{ body: { seq: 9_000 }, fate: 'gap' },
    }),
  ],
  [
    'a life of its own making',
    (scene) => {
      const life = scene.id();
      return { run: { life }, body: { ...edit(scene), life }, fate: 'not accepted' };
    },
  ],
  [
    'the numbers of somebody else',
    ({ receipt, id }) => ({ run: {}, body: money(receipt, id()), fate: 'not accepted' }),
  ],
  [
    'a right for itself',
    ({ phone, id }) => {
      const { officer, homeUnit: unit } = phone.identity;
      const set = { officer, unit, role: 'administrator', reach: 'below', from: '2026-01-01' };
      const changes = [{ type: 'grant', id: id(), set: { ...set, until: null } }];
      const body = { book: `office.${unit}`, act: 'grantRole', changes };
      return { run: {}, body, fate: 'not accepted' };
    },
  ],
  [
    'a member put away',
    (scene) => ({
      run: {},
      body: {
        ...edit(scene),
        changes: [{ type: 'member', id: scene.member, set: { archived: true } }],
      },
      fate: 'not accepted',
    }),
  ],
  [
    'from a year long ago',
    (scene) => ({
      run: {},
      body: { ...edit(scene), stamp: { ms: Date.parse('1999-05-01'), counter: 0 } },
      fate: 'allowed',
    }),
  ],
  [
    'from a year to come',
    (scene) => ({
      run: {},
      body: { ...edit(scene), stamp: { ms: Date.parse('2099-05-01'), counter: 0 } },
      fate: 'allowed',
    }),
  ],
];

/** It lies about its own money most of all: what is told is a receipt unless the lie says otherwise. */
export const lie = async (world: World, phone: SimPhone): Promise<void> => {
  const { chance, network, server, truth, note } = world;
  const bytes = bytesOf(chance);
  const random = (length: number): string => base64FromBytes(bytes.bytes(length));
  const id = (): string => random(12);
  const { device, officer, homeUnit } = phone.identity;
  const { context } = server.now();
  if (await isRestoring(context, context.store.committed)) return;
  const [name, tell] = chance.pick(LIES);
  const [member, receipt] = await seenBy(world, homeUnit);
  if (member === undefined || receipt === undefined) return;
  const said = tell({ world, phone, id, random, member, receipt });
  const book = said.body.book ?? `dues.${homeUnit}`;
  const life = said.body.life ?? phone.life;
  const head = await context.store.committed.head(book, device, life);
  const seq = said.body.seq ?? (head?.seq ?? 0) + 1;
  const prevHash = said.run.prevHash ?? head?.hash ?? GENESIS_HASH;
  const body: EntryBody = {
    ...{ book, device, life, seq, officer, schema: ENTRY_SCHEMA },
    stamp: { ms: server.clock.ms, counter: 0 },
    ...money({ series: 'ZZZZZ', number: 1 }, id()),
    ...said.body,
  };
  const encoded = encodeEntry(body);
  if (!encoded.ok) throw new Error('a lie too long');
  const hash = entryHashOf(prevHash, bodyHashOf(encoded.value));
  const sent =
    said.alter === undefined
      ? encoded.value
      : utf8FromText(said.alter(new TextDecoder().decode(encoded.value)));
  const run: Run = {
    ...{ book, device, life, firstSeq: seq, count: 1, prevHash },
    signature: simSigner(phone.seed).sign(entrySigningBytes(hash)),
    ...said.run,
  };
  const outgoing = encodePush({ nonce: id(), device, runs: [{ run, bodies: [sent] }] });
  truth.tell(`lie ${name}`);
  const reply = await network.exchange(async () => {
    const now = server.now().context;
    const answered = await push(
      now,
      { device, officer, family: 'liar', expiresMs: Infinity, hasSecondFactor: true },
      outgoing,
    );
    await world.rights.look();
    return answered;
  });
  if (reply.is !== 'answer') return;
  const { value } = reply;
  const outcome = !value.ok
    ? `refused: ${value.error.kind}`
    : value.value.gaps.length > 0
      ? 'gap'
      : value.value.verdicts
          .map(({ ruling, reason }) => `${ruling} ${reason ?? ''}`.trim())
          .join(', ');
  note(`${phone.name} lies (${name}): ${outcome}`);
  truth.tell(`told: ${outcome}`);
  if (!isAsItShould(said.fate, outcome)) throw new Broken('liars', `${name}: ${outcome}`);
};

/** A member and a receipt of its union, as an honest colleague's device shows them. */
const seenBy = async (
  { phones }: World,
  unit: string,
): Promise<readonly [string | undefined, Readonly<Record<string, unknown>> | undefined]> => {
  for (const { app } of phones) {
    const find = async (type: string) =>
      (await app()?.replica.shelf.find({ type }))?.find(({ book }) => book.endsWith(`.${unit}`));
    const [member, receipt] = [await find('member'), await find('receipt')];
    if (member === undefined) continue;
    const { series = 'ZZZZZ', number = 1 } = receipt?.values ?? {};
    return [member.id, { series, number }];
  }
  return [undefined, undefined];
};

const isAsItShould = (fate: Fate, outcome: string): boolean => {
  if (outcome.startsWith('refused: too-many-attempts')) return true;
  if (fate === 'refused') return outcome.startsWith('refused');
  if (fate === 'gap') return outcome === 'gap';
  return fate === 'allowed' || !outcome.includes('accepted');
};
