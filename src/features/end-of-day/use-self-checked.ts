/** Which closes nobody but their collector could look at, as far as this device knows the office of that day. */
import { useMemo } from 'react';
import { vietnamDate } from '#domain/day-number.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { device } from '#domain/office/device.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import { rulingPath } from '#domain/office/unit-path.ts';
import { unit } from '#domain/office/unit.ts';
import { isSelfChecked, rightsEver } from '#domain/views/self-checked.ts';
import { useRecords, useReplica, type Row } from '#replica/use-replica.ts';
import type { CloseLine } from './use-tills.ts';

type IsSelfChecked = (close: CloseLine) => boolean;

/** Until the office is here nothing is said of anybody. */
const UNKNOWN: IsSelfChecked = () => false;

export const useSelfChecked = (): IsSelfChecked => {
  const replica = useReplica();
  const units = useRecords(unit);
  const devices = useRecords(device);
  const grants = useRecords(grant);
  const revocations = useRecords(revocation);
  return useMemo((): IsSelfChecked => {
    if (units === undefined || devices === undefined) return UNKNOWN;
    if (grants === undefined || revocations === undefined || grants.length === 0) return UNKNOWN;
    const { identity } = replica;
    const officerByDevice = new Map(devices.map(({ id, values }) => [id, values.officer]));
    officerByDevice.set(identity.device, identity.officer);
    const books = new Set(replica.books());
    return selfCheckedIn({ units, officerByDevice, books, grants, revocations });
  }, [replica, units, devices, grants, revocations]);
};

interface OfficeOfTheDay {
  readonly units: readonly Row<typeof unit>[];
  readonly officerByDevice: ReadonlyMap<string, string | undefined>;
  readonly books: ReadonlySet<string>;
  readonly grants: readonly Row<typeof grant>[];
  readonly revocations: readonly Row<typeof revocation>[];
}

const selfCheckedIn = (office: OfficeOfTheDay): IsSelfChecked => {
  const { units, officerByDevice, books, grants, revocations } = office;
  const changedMs = new Map(revocations.map((row) => [row.id, row.changedMs]));
  const rights = rightsEver(grants, revocations, (id) => vietnamDate(changedMs.get(id) ?? 0));
  return ({ device: of, book, day }) => {
    const by = officerByDevice.get(of);
    // The union's own officers; those above it see the close on their list.
    const unitPath = rulingPath(unitOfBook(book), units);
    const isKnown = unitPath.every((id) => books.has(`office.${id}`));
    return by !== undefined && isKnown && isSelfChecked({ by, day, unitPath }, rights);
  };
};
