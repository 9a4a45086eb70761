/** Who has looked at the cash of the closes, live; undefined until the office has been read: nothing is said of anybody. */
import { useMemo } from 'react';
import { cashCheck } from '#domain/dues/cash-check.ts';
import { receipt } from '#domain/dues/receipt.ts';
import { device } from '#domain/office/device.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import { officer } from '#domain/office/officer.ts';
import { unit } from '#domain/office/unit.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { closeEyes, type CloseEyes } from './close-eyes.ts';
import { useCloses, type CloseLine } from './use-tills.ts';

export const useCloseEyes = (): CloseEyes | undefined => {
  const replica = useReplica();
  const today = useToday();
  const units = useRecords(unit);
  const devices = useRecords(device);
  const grants = useRecords(grant);
  const revocations = useRecords(revocation);
  const checks = useRecords(cashCheck);
  const receipts = useRecords(receipt);
  return useMemo(() => {
    if (units === undefined || devices === undefined || grants === undefined) return undefined;
    if (revocations === undefined || checks === undefined || receipts === undefined)
      return undefined;
    const books = new Set<string>(replica.books());
    const me = replica.identity;
    const known = { units, devices, grants, revocations, checks, receipts };
    return closeEyes({ ...known, books, me, today });
  }, [replica, today, units, devices, grants, revocations, checks, receipts]);
};

/** Closes that wait for this very officer to look, the oldest first: money lies longest there. */
export const useCashWaiting = (): readonly CloseLine[] | undefined => {
  const eyes = useCloseEyes();
  const closes = useCloses();
  return useMemo(
    () =>
      eyes === undefined || closes === undefined
        ? undefined
        : closes.filter(eyes.mayConfirm).reverse(),
    [eyes, closes],
  );
};

export const useNameOfOfficer = (): ((id: string | undefined) => string | undefined) => {
  const { identity } = useReplica();
  const officers = useRecords(officer);
  return useMemo(() => {
    const names = new Map((officers ?? []).map(({ id, values }) => [id, values.displayName]));
    return (id) => (id === identity.officer ? identity.displayName : names.get(id ?? ''));
  }, [identity, officers]);
};
