/** The folded office books as facts: units, officers, devices, grants, series; and who reads which confidential case. */
import {
  addChange,
  emptyRecord,
  valuesOf,
  type FoldedRecord,
  type PlacedChange,
} from '#crdt/fold.ts';
import { compareEntryOrder } from '#crdt/stamp.ts';
import { bookId, parseBookId, type BookId } from '#book/book-id.ts';
import type { UnitPath } from '#domain/access.ts';
import type { GivenRight } from '#domain/giving-rights.ts';
import { deviceLoss as deviceLossType } from '#domain/office/device-loss.ts';
import { device as deviceType } from '#domain/office/device.ts';
import { grant as grantType, revocation as revocationType } from '#domain/office/grant.ts';
import { officer as officerType } from '#domain/office/officer.ts';
import { series as seriesType } from '#domain/office/series.ts';
import { unit as unitType } from '#domain/office/unit.ts';
import { caseReader as caseReaderType } from '#domain/cases/case-reader.ts';
import {
  referral as referralType,
  referralEnd as referralEndType,
} from '#domain/cases/referral.ts';
import { foldName } from '#domain/roster/person-name.ts';
import { CaseReaders } from './case-readers.ts';
import { LostDevices } from './lost-devices.ts';
import { Memo } from './memo.ts';
import { pathFrom } from './path-from.ts';
import type {
  DeviceFacts,
  GrantFacts,
  OfficerFacts,
  SeriesFacts,
  UnitFacts,
} from './office-facts.ts';

/**
 * One layer over another. The lowest holds what is committed; a transaction puts its own on top and
 * throws it away where it fails.
 */
export class OfficeState {
  readonly #below: OfficeState | undefined;
  readonly #records = new Map<string, FoldedRecord>();
  readonly #units = new Map<string, UnitFacts>();
  readonly #officers = new Map<string, OfficerFacts>();
  readonly #devices = new Map<string, DeviceFacts>();
  readonly #series = new Map<string, SeriesFacts>();
  readonly #seriesByDevice = new Map<string, readonly SeriesFacts[]>();
  /** Who has a sign-in name, by the name folded; the first to have it keeps it. */
  readonly #officerByName = new Map<string, string>();
  readonly #grantsByOfficer = new Map<string, Map<string, GrantFacts>>();
  /** `book|grant`, to the first of its revocations: each counts only in the book in which its grant stands. */
  readonly #revoked = new Map<string, FoldedRecord>();

  /** Asked for every entry of a push, and the same until something is put in. */
  readonly #paths = new Memo<UnitPath | undefined>();
  readonly #ever = new Memo<readonly GrantFacts[]>();
  readonly #held = new Memo<readonly GrantFacts[]>();
  #puts = 0;

  /** Of confidential cases. */
  readonly readers: CaseReaders;
  readonly #lost: LostDevices;

  constructor(below?: OfficeState) {
    this.#below = below;
    this.readers = new CaseReaders(below?.readers);
    this.#lost = new LostDevices(below === undefined ? undefined : below.#lost);
  }

  /** Rises with whatever is put in here or below. */
  get #version(): number {
    return this.#puts + (this.#below === undefined ? 0 : this.#below.#version);
  }

  /** Takes in one change that counts; the folded record is returned for the store. */
  add(book: BookId, type: string, id: string, change: PlacedChange): FoldedRecord {
    const record = addChange(this.record(book, type, id) ?? emptyRecord(type, id), change);
    this.put(book, record);
    return record;
  }

  put(book: BookId, record: FoldedRecord): void {
    this.#puts += 1;
    this.#records.set(`${book}|${record.type}|${record.id}`, record);
    const name = parseBookId(book);
    if (!name.ok) return;
    switch (record.type) {
      case unitType.type:
        return this.#putUnit(name.value.unit, record);
      case officerType.type:
        return this.#putOfficer(name.value.unit, record);
      case deviceType.type:
        return this.#putDevice(book, record);
      case grantType.type:
        return this.#putGrant(book, name.value.unit, record);
      case revocationType.type:
        return this.#putRevocation(book, record);
      case deviceLossType.type:
        return this.#lost.put(book, record);
      case seriesType.type:
        return this.#putSeries(record);
      case caseReaderType.type:
      case referralType.type:
      case referralEndType.type:
        return this.readers.put(book, record);
    }
  }

  record(book: BookId, type: string, id: string): FoldedRecord | undefined {
    return this.#records.get(`${book}|${type}|${id}`) ?? this.#below?.record(book, type, id);
  }

  unit(id: string): UnitFacts | undefined {
    return this.#units.get(id) ?? this.#below?.unit(id);
  }

  officer(id: string): OfficerFacts | undefined {
    return this.#officers.get(id) ?? this.#below?.officer(id);
  }

  device(id: string): DeviceFacts | undefined {
    return this.#devices.get(id) ?? this.#below?.device(id);
  }

  devices(): readonly DeviceFacts[] {
    const all = new Map((this.#below?.devices() ?? []).map((device) => [device.id, device]));
    for (const [id, device] of this.#devices) all.set(id, device);
    return [...all.values()];
  }

  /** Whether somebody who may has called the device lost. */
  isLost(id: string): boolean {
    const book = this.device(id)?.book;
    return book !== undefined && this.#lost.has(book, id);
  }

  units(): readonly UnitFacts[] {
    const all = new Map((this.#below?.units() ?? []).map((unit) => [unit.id, unit]));
    for (const [id, unit] of this.#units) all.set(id, unit);
    return [...all.values()];
  }

  officers(): readonly OfficerFacts[] {
    const all = new Map((this.#below?.officers() ?? []).map((officer) => [officer.id, officer]));
    for (const [id, officer] of this.#officers) all.set(id, officer);
    return [...all.values()];
  }

  series(): readonly SeriesFacts[] {
    return [...(this.#below?.series() ?? []), ...this.#series.values()];
  }

  seriesOf(device: string): readonly SeriesFacts[] {
    const below = this.#below?.seriesOf(device) ?? [];
    const here = this.#seriesByDevice.get(device);
    return here === undefined ? below : [...below, ...here];
  }

  devicesOf(officer: string): readonly string[] {
    const here = [...this.#devices.values()].filter((device) => device.officer === officer);
    return [...new Set([...(this.#below?.devicesOf(officer) ?? []), ...here.map(({ id }) => id)])];
  }

  /** The officer who has that sign-in name; capitals and accents make no difference. */
  officerNamed(signInName: string): string | undefined {
    const name = foldName(signInName);
    return this.#below?.officerNamed(signInName) ?? this.#officerByName.get(name);
  }

  /** Units from this one up to the root; undefined for a unit nobody has written down. */
  pathOf(id: string): UnitPath | undefined {
    return this.#paths.of(id, this.#version, () => pathFrom(id, (unit) => this.unit(unit)));
  }

  /** Every grant the officer ever had, whatever became of it. */
  grantsEver(officer: string): readonly GrantFacts[] {
    return this.#ever.of(officer, this.#version, () => this.#findGrantsEver(officer));
  }

  #findGrantsEver(officer: string): readonly GrantFacts[] {
    const all = new Map(
      (this.#below?.grantsEver(officer) ?? []).map((grant) => [`${grant.book}|${grant.id}`, grant]),
    );
    for (const [key, grant] of this.#grantsByOfficer.get(officer) ?? []) all.set(key, grant);
    return [...all.values()];
  }

  /** The officer's grants that nobody has revoked. */
  grantsOf(officer: string): readonly GrantFacts[] {
    return this.#held.of(officer, this.#version, () =>
      this.grantsEver(officer).filter(({ book, id }) => this.revocationOf(book, id) === undefined),
    );
  }

  /** What ended that grant: the first in the order of the book, as every phone reads it. */
  revocationOf(book: BookId, grant: string): FoldedRecord | undefined {
    return this.#revoked.get(`${book}|${grant}`) ?? this.#below?.revocationOf(book, grant);
  }

  /** The grant of that id in that book, as far as it gives anything. */
  grantNamed(book: BookId, grant: string): GivenRight | undefined {
    const record = this.record(book, grantType.type, grant);
    const { role, reach } = record === undefined ? {} : valuesOf(grantType, record);
    return role === undefined ? undefined : { role, reach: reach ?? 'unit' };
  }

  #putUnit(bookUnit: string, record: FoldedRecord): void {
    // A unit speaks only for itself: its record stands in its own office book.
    if (record.id !== bookUnit) return;
    const { name, kind, parent, ownBooks, closedOn } = valuesOf(unitType, record);
    this.#units.set(record.id, {
      id: record.id,
      name: name ?? '',
      kind,
      parent: parent ?? null,
      ownBooks: ownBooks ?? true,
      isClosed: typeof closedOn === 'string',
    });
  }

  #putOfficer(bookUnit: string, record: FoldedRecord): void {
    // One person, one book: a record of the same id in another book is nobody.
    const known = this.officer(record.id);
    if (known !== undefined && known.homeUnit !== bookUnit) return;
    const { signInName, displayName } = valuesOf(officerType, record);
    const folded = signInName === undefined ? undefined : foldName(signInName);
    if (folded !== undefined && !this.#officerByName.has(folded))
      this.#officerByName.set(folded, record.id);
    this.#officers.set(record.id, {
      id: record.id,
      signInName: signInName ?? '',
      displayName: displayName ?? '',
      homeUnit: bookUnit,
    });
  }

  #putDevice(book: BookId, record: FoldedRecord): void {
    const { officer, publicKey, lives, label, approval } = valuesOf(deviceType, record);
    if (officer === undefined || publicKey === undefined) return;
    this.#devices.set(record.id, {
      id: record.id,
      officer,
      publicKey,
      lives,
      label: label ?? '',
      book,
      approval,
    });
  }

  #putGrant(book: BookId, bookUnit: string, record: FoldedRecord): void {
    const { officer, role, unit, reach, from, until } = valuesOf(grantType, record);
    if (officer === undefined || role === undefined || unit !== bookUnit || from === undefined)
      return;
    const grant = {
      id: record.id,
      officer,
      role,
      unit,
      reach: reach ?? 'unit',
      from,
      until: until ?? null,
      book,
    };
    const held = this.#grantsByOfficer.get(officer) ?? new Map<string, GrantFacts>();
    held.set(`${book}|${record.id}`, grant);
    this.#grantsByOfficer.set(officer, held);
  }

  #putRevocation(book: BookId, record: FoldedRecord): void {
    const { grant } = valuesOf(revocationType, record);
    if (grant === undefined) return;
    const known = this.revocationOf(book, grant);
    if (known === undefined || known.id === record.id || isBefore(record, known))
      this.#revoked.set(`${book}|${grant}`, record);
  }

  #putSeries(record: FoldedRecord): void {
    const { code, device, life, duesBook } = valuesOf(seriesType, record);
    if (code === undefined || device === undefined || life === undefined || duesBook === undefined)
      return;
    const facts = { id: record.id, code, device, life, duesBook };
    this.#series.set(record.id, facts);
    const others = (this.#seriesByDevice.get(device) ?? []).filter(({ id }) => id !== record.id);
    this.#seriesByDevice.set(device, [...others, facts]);
  }
}

/** By the last change of each: a record written once has one. */
const isBefore = (one: FoldedRecord, other: FoldedRecord): boolean => {
  const [a, b] = [one.changes.at(-1), other.changes.at(-1)];
  return a !== undefined && b !== undefined && compareEntryOrder(a.order, b.order) < 0;
};

export const officeBookOf = (unit: string): BookId => bookId('office', unit);

export const isOfficeBook = (book: BookId): boolean => book.startsWith('office.');
