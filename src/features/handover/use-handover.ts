/** What this device knows of officers, rights, money and requests for a hand-over, live. */
import { useMemo, useSyncExternalStore } from 'react';
import { caseFile } from '#domain/cases/case-file.ts';
import { dayClose } from '#domain/dues/day-close.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { device } from '#domain/office/device.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import { officer } from '#domain/office/officer.ts';
import { series } from '#domain/office/series.ts';
import { unit } from '#domain/office/unit.ts';
import type { MoneyKnown } from '#domain/views/handover-money.ts';
import type { RightsKnown } from '#domain/views/handover-rights.ts';
import { useRecords, useReplica, type Row } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { useText } from '#ui/use-text.ts';

/** Undefined until all of it has been read: half a receipt book has a wrong last number. */
export const useMoneyKnown = (): MoneyKnown | undefined => {
  const replica = useReplica();
  const devices = useRecords(device);
  const given = useRecords(series);
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const closes = useRecords(dayClose);
  const isLoaded = useSyncExternalStore(replica.watch, replica.isLoaded);
  if (!isLoaded || devices === undefined || given === undefined) return undefined;
  if (receipts === undefined || voids === undefined || closes === undefined) return undefined;
  const own = replica.identity.device;
  // Held entries of others change no record: the chains are read at each drawing.
  const written = [
    ...replica.heads(),
    ...replica.ownEntries().map((entry) => ({ ...entry, device: own })),
  ];
  return { devices, series: given, receipts, voids, closes, written };
};

export const useRightsKnown = (): RightsKnown | undefined => {
  const units = useRecords(unit);
  const grants = useRecords(grant);
  const revocations = useRecords(revocation);
  const today = useToday();
  return useMemo(() => {
    if (units === undefined || grants === undefined || revocations === undefined) return undefined;
    const books = [...new Set(grants.map(({ book }) => book))].map((book) => ({
      unit: unitOfBook(book),
      grants: grants.filter((row) => row.book === book),
      revocations: revocations.filter((row) => row.book === book),
    }));
    return { units, books, today };
  }, [units, grants, revocations, today]);
};

export interface Names {
  readonly officer: (id: string | undefined) => string;
  readonly unit: (id: string) => string;
  /** What its owner calls it, or a word for "device". */
  readonly device: (id: string) => string;
}

export const useNames = (): Names => {
  const { endOfDay, handover: text } = useText();
  const { identity } = useReplica();
  const officers = useRecords(officer);
  const units = useRecords(unit);
  const devices = useRecords(device);
  return useMemo(() => {
    const people = new Map((officers ?? []).map(({ id, values }) => [id, values.displayName]));
    const places = new Map((units ?? []).map(({ id, values }) => [id, values.name]));
    const labels = new Map((devices ?? []).map(({ id, values }) => [id, values.label]));
    return {
      officer: (id = '') =>
        people.get(id) ?? (id === identity.officer ? identity.displayName : text.unknownOfficer),
      unit: (id) => places.get(id) ?? endOfDay.unionFallback,
      device: (id) =>
        id === identity.device
          ? `${labels.get(id) ?? text.device} (${text.thisDevice})`
          : (labels.get(id) ?? text.device),
    };
  }, [officers, units, devices, identity, endOfDay, text]);
};

/** Requests on this device, those the higher tier shows while it is open among them. */
export const useCaseFiles = (): readonly Row<typeof caseFile>[] => useRecords(caseFile) ?? [];

/** Officers whose name this device knows. */
export const useOfficers = (): readonly Row<typeof officer>[] => useRecords(officer) ?? [];
