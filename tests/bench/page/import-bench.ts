/** Bringing a list in, measured in the page: from the bytes of a file to the preview, and from there to the disk. */
import { utils, write } from '@e965/xlsx';
import { madeUpPerson } from '#domain/practice/made-up-person.ts';
import { seededChance } from '#domain/practice/seeded-chance.ts';
import type { ImportRow } from '#domain/roster/import-plan.ts';
import type { RollPerson } from '#domain/roster/import-roll.ts';
import type { MemberFacts } from '#domain/roster/member-facts.ts';
import { createImportReader } from '../../../src/features/import/import-reader.ts';
import { writeImport } from '../../../src/features/import/import-writing.ts';
import { forgetDatabase, identityOf, must, openBench } from './bench-replica.ts';
import { ROSTER, SEED } from './made-up-books.ts';
import { madeUpServer } from './made-up-server.ts';

const TODAY = '2026-11-22';

export interface ImportMeasured {
  /** Bytes in hand → every line of the preview, each time with a fresh reader. */
  readonly previewMs: readonly number[];
  /** The preview's new people → all of them on the disk, read back. */
  readonly saveMs: number;
  readonly entries: number;
  /** JavaScript heap beyond what it was before: after the preview, and after the save. */
  readonly heapMb: { readonly preview: number; readonly save: number };
}

/**
 * Half of the file's people stand on the roll already. The reader runs in the page itself, not in its
 * worker: slowed down with the page, its time counts.
 * @param saves whether to write, too
 */
export const measureImport = async (
  lines: number,
  repeats: number,
  saves: boolean,
): Promise<ImportMeasured> => {
  const chance = seededChance(SEED);
  const people = Array.from({ length: lines }, (_, at) =>
    madeUpPerson(chance, {
      femaleOf100: 70,
      employeeNo: `NV${String(at + 1).padStart(5, '0')}`,
      latestYear: 2026,
    }),
  );
  const file = fileOf(people);
  const roll = people.slice(0, Math.floor(lines / 2)).map(onRoll);
  const before = heapMb();
  const previewMs: number[] = [];
  let rows: readonly ImportRow[] = [];
  for (let at = 0; at <= repeats; at++) {
    const start = performance.now();
    rows = previewOf(file, roll);
    if (at > 0) previewMs.push(performance.now() - start);
  }
  if (rows.length !== lines) throw new Error(`${rows.length} lines in the preview`);
  const preview = heapMb() - before;
  if (!saves) return { previewMs, saveMs: 0, entries: 0, heapMb: { preview, save: preview } };
  const written = await saved(rows.map((row) => ({ ...row, kind: 'new' as const })));
  return { previewMs, ...written, heapMb: { preview, save: heapMb() - before } };
};

const previewOf = (file: Uint8Array, roll: readonly RollPerson[]): readonly ImportRow[] => {
  const reader = createImportReader();
  must(reader.openBytes(file));
  must(reader.choose(0));
  reader.sections([]);
  return reader.plan({ roll, rosterBook: ROSTER, places: {}, takesFaulty: true, today: TODAY });
};

const saved = async (
  rows: readonly ImportRow[],
): Promise<{ readonly saveMs: number; readonly entries: number }> => {
  await forgetDatabase('import');
  const server = madeUpServer();
  const bench = await openBench(identityOf('import', server.publicKey));
  must(await bench.replica.loading);
  must(await bench.replica.takeHello(server.hello));
  must(await bench.replica.takeDirectory(server.directory()));
  const start = performance.now();
  const done = await writeImport(bench.replica, {
    rows,
    newSections: [],
    newBooks: 'shared',
    union: ROSTER.slice('roster.'.length),
    group: undefined,
    terms: {
      step: 'admitted',
      stepOn: '2026-01-05',
      consent: {
        textVersion: 'thuc-hanh-1',
        textHash: 'VGjDsSBow6BuaCAtIGtow7RuZyBwaOG6o2kgdsSDbiBi4bqjbiB0aOG6rXQ',
        how: 'list',
      },
    },
    onProgress: () => undefined,
    isStopped: () => false,
  });
  const saveMs = performance.now() - start;
  if (done.created !== rows.length) throw new Error(`${done.created} of ${rows.length} written`);
  const entries = bench.replica.ownEntries().length;
  await bench.close();
  await forgetDatabase('import');
  return { saveMs, entries };
};

const fileOf = (people: readonly MemberFacts[]): Uint8Array => {
  const sheet = utils.aoa_to_sheet([
    ['DANH SÁCH ĐOÀN VIÊN'],
    ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Điện thoại', 'Địa chỉ', 'Mã NV', 'Tổ'],
    ...people.map((person, at) => [
      at + 1,
      person.fullName,
      person.bornOn ?? null,
      person.nationalNumber ?? null,
      person.phone ?? null,
      person.address ?? null,
      person.employeeNo ?? null,
      `Chuyền ${at % 50}`,
    ]),
  ]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Danh sách');
  return new Uint8Array(
    write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer,
  );
};

const onRoll = (person: MemberFacts, at: number): RollPerson => ({
  book: ROSTER,
  id: `memberOfRoll${String(at).padStart(6, '0')}`,
  fullName: [person.fullName],
  nationalNumber: person.nationalNumber === undefined ? [] : [person.nationalNumber],
  bornOn: person.bornOn ?? null,
  sex: person.sex ?? null,
  phone: null,
  address: person.address ?? null,
  employeeNo: person.employeeNo ?? null,
  section: null,
  sectionNote: null,
  archived: false,
  importedIn: null,
});

/** Chromium's own figure; 0 where it gives none. */
const heapMb = (): number => {
  const memory: unknown = Reflect.get(performance, 'memory');
  const used =
    typeof memory === 'object' && memory !== null && Reflect.get(memory, 'usedJSHeapSize');
  return typeof used === 'number' ? used / 1024 / 1024 : 0;
};
