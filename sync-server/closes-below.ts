/** POST /api/closes-below: which closes of the unions below nobody but their collector has looked at; sums, kept nowhere. */
import { accept, type Result } from '#base/result.ts';
import { bookId } from '#book/book-id.ts';
import { closesGrants, hearsOfClosesAt } from '#domain/closes-reach.ts';
import { DAY_MS, vietnamDate } from '#domain/day-number.ts';
import { grant as grantType, revocation as revocationType } from '#domain/office/grant.ts';
import { rulingPathsIn } from '#domain/office/unit-path.ts';
import { closeStanding } from '#domain/views/close-standing.ts';
import { closesToTell, type CloseBelow } from '#domain/views/closes-below.ts';
import { isSelfChecked, rightsEver, type OfficerRight } from '#domain/views/self-checked.ts';
import {
  CLOSES_DAYS_MAX,
  CLOSES_LINES_MAX,
  CLOSES_OF_UNIT_MAX,
  closesBelowSigningBytes,
  type ClosesBelowAnswer,
  type ClosesBelowRequest,
} from '#protocol/closes-below.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { closesInBook } from './closes-in-book.ts';
import type { GrantFacts } from './office-facts.ts';
import type { OfficeState } from './office-state.ts';
import { no, type Refusal } from './refusal.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';

/** Books looked through in one question: a province asks a few times. */
const UNITS_LOOKED_AT = 200;

/** Refuses: app-too-old, app-too-new, not-allowed, bad-request where the time asked for is too long. */
export const closesBelow = async (
  server: ServerContext,
  session: Session,
  request: ClosesBelowRequest,
): Promise<Result<ClosesBelowAnswer, Refusal>> => {
  if (request.protocol !== PROTOCOL_VERSION)
    return no(request.protocol < PROTOCOL_VERSION ? 'app-too-old' : 'app-too-new');
  if (request.toMs - request.fromMs > CLOSES_DAYS_MAX * DAY_MS) return no('bad-request');
  const office = await server.office.now(server.store.committed);
  const today = todayFrom(server.nowMs());
  if (closesGrants(office.grantsOf(session.officer), today).length === 0) return no('not-allowed');
  const { lines, next } = await linesOf(server, office, session.officer, request);
  const { nonce } = request;
  const people = peopleOf(office, lines);
  const answer = { nonce, epoch: server.epoch, lines: [...lines], next, people };
  return accept({
    protocol: PROTOCOL_VERSION,
    ...answer,
    signature: server.key.sign(closesBelowSigningBytes(answer)),
  });
};

interface BooksBelow {
  readonly unit: string;
  /** From the unit up to its union. */
  readonly ruling: readonly string[];
}

/** Unions within reach and below it, in the order of their ids, so that one goes on where one stopped. */
const booksBelow = (office: OfficeState, officer: string, today: string): readonly BooksBelow[] => {
  const grants = office.grantsOf(officer);
  const rulingOf = rulingPathsIn(
    office.units().map(({ id, kind, parent }) => ({ id, values: { kind, parent } })),
  );
  return office
    .units()
    .filter(({ ownBooks }) => ownBooks)
    .map(({ id }) => ({ unit: id, ruling: rulingOf(id) }))
    .filter(({ unit, ruling }) => hearsOfClosesAt(grants, office.pathOf(unit) ?? [], ruling, today))
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
};

interface Portion {
  readonly lines: readonly CloseBelow[];
  readonly next: string | null;
}

const linesOf = async (
  server: ServerContext,
  office: OfficeState,
  officer: string,
  request: ClosesBelowRequest,
): Promise<Portion> => {
  const today = todayFrom(server.nowMs());
  const { after } = request;
  const left = booksBelow(office, officer, today).filter(
    ({ unit }) => after === undefined || unit > after,
  );
  const rights = rightsOf(office);
  const lines: CloseBelow[] = [];
  for (const [at, below] of left.entries()) {
    lines.push(...(await linesOfUnit(server, office, below, { request, rights, today })));
    const isFull =
      lines.length > CLOSES_LINES_MAX - CLOSES_OF_UNIT_MAX || at + 1 >= UNITS_LOOKED_AT;
    if (isFull && at + 1 < left.length) return { lines, next: below.unit };
  }
  return { lines, next: null };
};

const linesOfUnit = async (
  { store }: ServerContext,
  office: OfficeState,
  { unit, ruling }: BooksBelow,
  asked: {
    readonly request: ClosesBelowRequest;
    readonly rights: readonly OfficerRight[];
    readonly today: string;
  },
): Promise<readonly CloseBelow[]> => {
  const { request, rights, today } = asked;
  const book = bookId('dues', unit);
  const { closes, checks } = await closesInBook(store.committed, office, book, request);
  if (closes.length === 0) return [];
  const here = rights.filter((right) => ruling.includes(right.unit));
  const seen = closes.map(({ close, officer, hands, writtenMs, arrivedOn }) => {
    const { id, day, sumVnd, countedVnd } = close;
    const cashVnd = close.byMethod.cash;
    const isAlone = isSelfChecked({ hands, day, writtenMs, unitPath: ruling }, here);
    return {
      ...{ unit, day, arrivedOn, officer, sumVnd, cashVnd, countedVnd },
      writtenOn: vietnamDate(writtenMs),
      receipts: close.receipts.length,
      standing: closeStanding({ id, cashVnd, countedVnd, hands }, isAlone, checks),
    };
  });
  return closesToTell(seen, today)
    .filter(({ concern }) => concern !== 'differs' || request.differing === true)
    .slice(0, CLOSES_OF_UNIT_MAX);
};

/** Every right ever given, with the days on which it held: as the phones of that union read it off the same entries. */
const rightsOf = (office: OfficeState): readonly OfficerRight[] => {
  const facts = office.officers().flatMap(({ id }) => office.grantsEver(id));
  const ends = facts.flatMap((grant) => {
    const id = office.revocationOf(grant.book, grant.id)?.id;
    return id === undefined ? [] : [{ id, grant }];
  });
  const bookByGrant = new Map(facts.map((grant) => [grant.id, grant.book]));
  const bookByEnd = new Map(ends.map(({ id, grant }) => [id, grant.book]));
  const msOf = (type: string, id: string, book: string | undefined): number =>
    (book === undefined ? undefined : office.record(book, type, id))?.changes.at(-1)?.order.ms ?? 0;
  return rightsEver(
    facts.map((grant) => ({ id: grant.id, values: valuesOf(grant) })),
    ends.map(({ id, grant }) => ({ id, values: { grant: grant.id, why: '' } })),
    {
      givenMs: (id) => msOf(grantType.type, id, bookByGrant.get(id)),
      endedMs: (id) => msOf(revocationType.type, id, bookByEnd.get(id)),
    },
  );
};

const valuesOf = ({ officer, role, unit, reach, from, until }: GrantFacts) => ({
  ...{ officer, role, unit, reach, from, until },
});

const peopleOf = (office: OfficeState, lines: readonly CloseBelow[]): ClosesBelowAnswer['people'] =>
  [...new Set(lines.map(({ officer }) => officer))].flatMap((id) => {
    const found = id === null ? undefined : office.officer(id);
    return found === undefined ? [] : [{ officer: found.id, displayName: found.displayName }];
  });
