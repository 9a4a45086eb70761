/** Nhật ký, with the way to ask the server and the office as this device knows it. */
import { refuse } from '#base/result.ts';
import { caseFile } from '#domain/cases/case-file.ts';
import { AuditScreen } from '#features/audit/audit-screen.tsx';
import { useReplica } from '#replica/use-replica.ts';
import { useServices } from './services.ts';
import { useOffice } from './use-office.ts';

export const AuditPage = () => {
  const { askAudit } = useServices();
  const replica = useReplica();
  const office = useOffice();
  if (office === undefined) return null;
  return (
    <AuditScreen
      officers={office.officers}
      unitName={(unit) => office.units.find(({ id }) => id === unit)?.name ?? ''}
      pathOf={({ book, about }) =>
        book !== null && about !== null && replica.record(book, caseFile.type, about) !== undefined
          ? `/tiep-nhan/${book}/${about}`
          : undefined
      }
      ask={async (asked) => {
        const answered = await askAudit(asked);
        if (!answered.ok) return refuse({ kind: answered.error.kind });
        const { nonce, answer } = answered.value;
        const read = await replica.readAudit(answer, nonce);
        return read.ok ? read : refuse({ kind: read.error.kind });
      }}
    />
  );
};
