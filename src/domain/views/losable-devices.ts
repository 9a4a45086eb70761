/** Which devices an officer may call lost, judged on the phone as the server will: by the office as the phone knows it. */
import { bookId } from '#book/book-id.ts';
import { judgeChanges, type HeldGrant } from '#domain/access.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { NamedDevice } from '#domain/device-rights.ts';
import type { DeviceLine } from '#domain/device-report.ts';
import { write } from '#domain/draft.ts';
import { leads } from '#domain/giving-rights.ts';
import { deviceLoss } from '#domain/office/device-loss.ts';

interface KnownOffice {
  readonly grants: readonly (HeldGrant & {
    readonly officer: string;
    readonly isRevoked: boolean;
  })[];
  readonly units: readonly { readonly id: string; readonly parent: string | null }[];
}

export interface LossAsker {
  readonly office: KnownOffice;
  readonly me: string;
  readonly today: CalendarDate;
}

type LosableDevice = Pick<DeviceLine, 'device' | 'officer' | 'unit'>;

export const mayLoseHere = ({ office, me, today }: LossAsker, line: LosableDevice): boolean => {
  const standing = office.grants.filter(({ isRevoked }) => !isRevoked);
  const named: NamedDevice = {
    officer: line.officer,
    leading: standing.filter(
      ({ officer, role, until }) =>
        officer === line.officer && leads(role) && (until === null || until >= today),
    ),
  };
  return judgeChanges({
    grants: standing.filter(({ officer }) => officer === me),
    book: bookId('office', line.unit),
    unitPath: pathUp(line.unit, office.units),
    changes: [write(deviceLoss, 'some-loss', { device: line.device, why: '-' })],
    today,
    pathOf: (unit) => pathUp(unit, office.units),
    deviceNamed: () => named,
    confidential: { officer: me, readers: new Set() },
  }).ok;
};

const DEPTH_MAX = 20;

const pathUp = (unit: string, units: KnownOffice['units']): readonly string[] => {
  const parentById = new Map(units.map(({ id, parent }) => [id, parent]));
  const path = [unit];
  for (
    let at = parentById.get(unit) ?? null;
    at !== null && path.length < DEPTH_MAX;
    at = parentById.get(at) ?? null
  )
    path.push(at);
  return path;
};
