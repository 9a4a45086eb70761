/** A province on a real server process, its unions, and devices by hand that write in them. */
import { bookId } from '#book/book-id.ts';
import {
  enrol,
  foundUnions,
  must,
  synced,
  takeOnOfficers,
  type SwarmPhone,
} from '../../long/swarm.ts';
import { startServerProcess, type ServerProcess } from '../../long/server-process.ts';
import {
  enrolByHand,
  handChain,
  pushAll,
  randomId,
  wireTo,
  type HandDevice,
} from '../hand-device.ts';
import { madeUpBooks, type MadeUpEntry } from '../page/made-up-books.ts';

export interface BenchUnion {
  readonly server: ServerProcess;
  readonly admin: SwarmPhone;
  /** Treasurer and chair of a union each, or of one together. */
  readonly officers: readonly string[];
  /** Good for one phone. */
  readonly invitationOf: (officer: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** A shell's way to let each phone come from an address of its own: a commune has many. */
const FROM_MANY_ADDRESSES = ['env', 'TRUST_PROXY=1'];

export const foundBenchUnion = async (
  unions: number,
  officersEach: number,
  before: readonly string[] = [],
): Promise<BenchUnion> => {
  const server = await startServerProcess(undefined, [...FROM_MANY_ADDRESSES, ...before]);
  const admin = await enrol({ port: server.port }, await server.setUpToken(), {
    unitName: 'Liên đoàn Lao động tỉnh Mẫu',
    unitKind: 'province',
    displayName: 'Quản trị Mẫu',
    signInName: 'quantri',
  });
  await synced(admin);
  const units = await foundUnions(admin, unions);
  const officers = await takeOnOfficers(admin, units, officersEach);
  await synced(admin);
  return {
    ...{ server, admin, officers },
    invitationOf: async (officer) => must(await admin.api.makeInvitation(officer)).token,
    close: async () => {
      await admin.close();
      await server.throwAway();
    },
  };
};

/** An officer's device by hand, from an address of its own. */
export const handDeviceOf = async (
  union: BenchUnion,
  officer: string,
  at = 0,
): Promise<HandDevice> =>
  enrolByHand(
    wireTo(union.server.port(), `10.1.${at >> 8}.${at & 255}`),
    await union.invitationOf(officer),
  );

/** The receipt book of a device in its union's dues. */
export const seriesOf = async ({ transport, life, unit }: HandDevice): Promise<string> =>
  must(await transport.requestSeries(life, bookId('dues', unit), randomId())).code;

export interface FilledBooks {
  readonly roster: readonly MadeUpEntry[];
  readonly dues: readonly MadeUpEntry[];
}

/** A whole union's roll and dues, written by one treasurer. */
export const fillUnion = async (
  author: HandDevice,
  size: { readonly members: number; readonly receiptsEach: number },
): Promise<FilledBooks> => {
  const { unit } = author;
  const made = madeUpBooks({ ...size, whole: true, unit, series: await seriesOf(author) });
  await pushAll(author, made.roster, handChain(author, bookId('roster', unit)));
  await pushAll(author, made.dues, handChain(author, bookId('dues', unit)));
  return made;
};
