// Requests, ordinary and confidential: a confidential one is taken in whether the words have been said or not, and read only after.
import { accept } from '#base/result.ts';
import { addCaseNote, openCase } from '#domain/cases/acts.ts';
import { confidentialBook, isCases, isConfidential } from '#domain/cases/confidential-book.ts';
import { addCaseReaders } from '#domain/cases/reader-acts.ts';
import type { OpenedReplica } from '#replica/engine.ts';
import { oneOf, rowsIn, unitOf, type Act } from './act.ts';
import { settled } from './sim-network.ts';

const caseBooks = (replica: OpenedReplica, isSecret: boolean): readonly string[] =>
  replica
    .books()
    .filter((book) => isCases(book) && isConfidential(book) === isSecret)
    .sort();

/** In every confidential text and in nothing else. */
export const SECRET = 'Chuyện kín';

export const WORDS = 'ba từ kín';
/** Of a hundred who want to read, so many say the words first. */
const SAYS_PERCENT = 85;

const sayWords: (...given: Parameters<Act>) => Promise<void> = async ({ tier }, chance) => {
  if (chance.percent(SAYS_PERCENT) && !tier.state().isOpen) void tier.open(WORDS);
  await settled();
};

const asked = { applicant: { who: 'anonymous' }, channel: 'floor', urgency: 'normal' } as const;

export const intake: Act = async (replica, chance) => {
  const casesBook = oneOf(chance, caseBooks(replica, false));
  const summary = `Chậm lương ${chance.digits(2)}`;
  return casesBook === undefined
    ? undefined
    : (moment) =>
        openCase(
          { ...asked, casesBook, kind: 'late-wages', summary, receivedOn: moment.today },
          moment,
        );
};

export const caseNote: Act = async (replica, chance) => {
  const casesBook = oneOf(chance, caseBooks(replica, false));
  const row = oneOf(chance, await rowsIn(replica, 'caseFile', casesBook));
  return row === undefined || casesBook === undefined
    ? undefined
    : (moment) => addCaseNote({ casesBook, caseFile: row.id, text: 'Đã gọi lại' }, moment);
};

const someOfficer: (...given: Parameters<Act>) => Promise<string | undefined> = async (
  replica,
  chance,
) => oneOf(chance, await replica.shelf.find({ type: 'officer' }))?.id;

/** Into a fresh book of its own: nothing of the tier has to be open for it. */
export const secretIntake: Act = async (replica, chance, place) => {
  const ordinary = oneOf(chance, caseBooks(replica, false));
  if (ordinary === undefined) return undefined;
  const other = chance.percent(60) ? await someOfficer(replica, chance, place) : undefined;
  const readers = other === undefined ? [] : [other];
  const summary = `${SECRET} ${chance.digits(4)}`;
  return (moment) => {
    const casesBook = confidentialBook(unitOf(ordinary), moment.newId());
    place.letIn(casesBook, [replica.identity.officer, ...readers]);
    return openCase(
      { ...asked, casesBook, kind: 'discrimination', summary, readers, receivedOn: moment.today },
      moment,
    );
  };
};

export const secretNote: Act = async (replica, chance, place) => {
  await sayWords(replica, chance, place);
  const books = caseBooks(replica, true);
  const rows = (await replica.shelf.find({ type: 'caseFile' })).filter(({ book }) =>
    books.includes(book),
  );
  const row = oneOf(chance, rows);
  const text = `${SECRET} ${chance.digits(4)}`;
  return row === undefined
    ? undefined
    : (moment) => addCaseNote({ casesBook: row.book, caseFile: row.id, text }, moment);
};

export const addReader: Act = async (replica, chance, place) => {
  await sayWords(replica, chance, place);
  const casesBook = oneOf(chance, caseBooks(replica, true));
  const rows = await rowsIn(replica, 'caseReader', casesBook);
  const reader = await someOfficer(replica, chance, place);
  if (casesBook === undefined || rows.length === 0 || reader === undefined) return undefined;
  const named = rows.map(({ values }) => String(values['officer']));
  return (moment) => {
    const made = addCaseReaders({ casesBook, named, readers: [reader] }, moment);
    if (!made.ok) return made;
    place.letIn(casesBook, [reader]);
    return accept(made.value);
  };
};
