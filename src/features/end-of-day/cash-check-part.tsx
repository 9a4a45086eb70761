/** On the page of a close: who else has looked at its cash, what they found. */
import { amountText, momentText } from '#text/day-text.ts';
import type { CashCheckMade, CloseStanding } from '#domain/views/close-standing.ts';
import { useReplica } from '#replica/use-replica.ts';
import { Card, Stack } from '#ui/card.tsx';
import { Facts } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import type { CloseEyes } from './close-eyes.ts';
import { useNameOfOfficer } from './use-close-eyes.ts';
import type { CloseLine } from './use-tills.ts';

export const CashCheckPart = ({
  close,
  eyes,
}: {
  readonly close: CloseLine;
  readonly eyes: CloseEyes | undefined;
}) => {
  const { cashCheck: text } = useText();
  const { officer } = useReplica().identity;
  if (eyes === undefined) return null;
  const standing = eyes.standingOf(close);
  if (standing.kind === 'no-cash' || standing.kind === 'unknown') return null;
  return (
    <Card title={text.heading}>
      <Stack>
        {standing.kind === 'self-checked' ? (
          <Notice tone="info" title={text.selfChecked}>
            {text.selfCheckedHint}
          </Notice>
        ) : null}
        {standing.kind === 'waiting' ? (
          <Notice tone="warn" title={text.waiting}>
            {eyes.mayConfirm(close)
              ? text.mineHint
              : eyes.handsOf(close).has(officer)
                ? text.ownHint
                : text.waitingHint}
          </Notice>
        ) : null}
        <Checks standing={standing} />
      </Stack>
    </Card>
  );
};

const Checks = ({ standing }: { readonly standing: CloseStanding }) => {
  const { cashCheck: text } = useText();
  return (
    <>
      {standing.check === undefined ? null : <CheckFacts check={standing.check} />}
      {standing.further.length === 0 ? null : (
        <Notice tone="warn" title={text.further}>
          {text.furtherHint}
        </Notice>
      )}
      {standing.further.map((check) => (
        <CheckFacts key={check.id} check={check} />
      ))}
    </>
  );
};

const CheckFacts = ({ check }: { readonly check: CashCheckMade }) => {
  const { cashCheck: text } = useText();
  const nameOf = useNameOfOfficer();
  return (
    <Facts
      facts={[
        { label: text.by, value: nameOf(check.officer) ?? text.someone },
        { label: text.at, value: momentText(check.atMs) },
        { label: text.found, value: amountText(check.countedVnd) },
        { label: text.how, value: check.isTakenOver ? text.takenOver : text.leftThere },
        { label: text.why, value: check.why },
      ]}
    />
  );
};
