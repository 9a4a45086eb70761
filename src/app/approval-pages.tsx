/** The pages of devices that wait for an approval from afar, with the office as this device knows it. */
import { useEffect, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { device } from '#domain/office/device.ts';
import type { ApprovalControl, WaitingPhone } from '#features/joining/approval-control.ts';
import { ApprovePhoneScreen } from '#features/joining/approve-phone-screen.tsx';
import { rolesText } from '#features/officers/office-lines.ts';
import type { Candidate } from '#features/joining/pick-officer.tsx';
import { WaitingPhonesScreen } from '#features/joining/waiting-phones-screen.tsx';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { Card } from '#ui/card.tsx';
import { Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { mayInvite } from './invite-rights.ts';
import { useServices } from './services.ts';
import { useApprovals } from './use-approvals.ts';
import { useOffice } from './use-office.ts';

export const WaitingPhonesPage = () => {
  const desk = useApprovals();
  const { identity } = useReplica();
  const { nowMs } = useServices();
  return desk === undefined ? null : (
    <WaitingPhonesScreen desk={desk} signInName={identity.signInName} nowMs={nowMs} />
  );
};

export const ApprovePhonePage = () => {
  const desk = useApprovals();
  const candidates = useCandidates();
  const { nowMs } = useServices();
  const { request = '' } = useParams();
  const [search] = useSearchParams();
  const found = usePhone(desk, request);
  if (desk === undefined || candidates === undefined) return null;
  return found?.phone === undefined ? (
    <NoPhone problem={found?.problem} />
  ) : (
    <ApprovePhoneScreen
      key={request}
      desk={desk}
      phone={found.phone}
      candidates={candidates}
      chosen={search.get('can-bo') ?? undefined}
      nowMs={nowMs}
    />
  );
};

const NoPhone = (props: { readonly problem: string | undefined }) => {
  const text = useText().joining;
  const known: Readonly<Record<string, string>> = text.approveProblems;
  return (
    <Screen title={text.listTitle} back="/khac/can-bo/may-cho">
      {props.problem === undefined ? (
        <Card>
          <ProgressLine label={text.listAsking} />
        </Card>
      ) : (
        <Notice tone="warn" live>
          {known[props.problem] ?? text.approveSomeProblem}
        </Notice>
      )}
    </Screen>
  );
};

interface Found {
  readonly phone?: WaitingPhone | undefined;
  readonly problem?: string;
}

/** Looked up once: what was seen then is what is compared and approved. */
const usePhone = (desk: ApprovalControl | undefined, request: string): Found | undefined => {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    let isStopped = false;
    void desk?.list('press').then((answer) => {
      if (isStopped) return;
      const phone = answer.ok
        ? answer.value.requests.find((one) => one.request === request)
        : undefined;
      setFound(
        phone === undefined
          ? { problem: answer.ok ? 'no-such-request' : answer.error.kind }
          : { phone },
      );
    });
    return () => {
      isStopped = true;
    };
  }, [desk, request]);
  return found;
};

/** Whom the system would let this officer invite. */
const useCandidates = (): readonly Candidate[] | undefined => {
  const office = useOffice();
  const devices = useRecords(device);
  const today = useToday();
  const { officer: me } = useReplica().identity;
  const text = useText().office;
  return useMemo(() => {
    if (office === undefined || devices === undefined) return undefined;
    const withDevice = new Set(devices.map(({ values }) => values.officer ?? ''));
    return office.officers
      .filter((officer) => mayInvite({ office, me, withDevice, today }, officer))
      .map((officer) => ({
        ...{ id: officer.id, displayName: officer.displayName },
        hasDevice: withDevice.has(officer.id),
        about: rolesText(office, officer, text),
      }));
  }, [office, devices, today, me, text]);
};
