/** How long a device may go without contact before the roll and the requests close on it. */
import { LEASE_DAYS_MAX, USUAL_LEASE, type LeaseTerm } from '#domain/lease.ts';
import { Card } from '#ui/card.tsx';
import { SelectField } from '#ui/choice-field.tsx';
import { useText } from '#ui/use-text.ts';

const DAYS = [7, 14, USUAL_LEASE.days, 60, LEASE_DAYS_MAX];
const CASE_DAYS = [1, 3, 7, USUAL_LEASE.caseDays, ...DAYS];

export const LeaseFields = (props: {
  readonly lease: LeaseTerm;
  /** As the form began: a choice made elsewhere stays among the offered ones. */
  readonly before: LeaseTerm;
  readonly onChange: (lease: LeaseTerm) => void;
}) => {
  const { settings: words } = useText();
  const { lease, before, onChange } = props;
  const offered = (usual: readonly number[], max: number) =>
    [...new Set(usual)]
      .filter((days) => days <= max)
      .sort((a, b) => a - b)
      .map((days) => ({ value: String(days), label: words.leaseDays(days) }));
  return (
    <Card title={words.leaseHeading}>
      <p>{words.leaseWhat}</p>
      <SelectField
        id="rules-lease-cases"
        label={words.leaseCasesLabel}
        hint={words.leaseCasesHint}
        choices={offered([...CASE_DAYS, before.caseDays, lease.caseDays], lease.days)}
        value={String(lease.caseDays)}
        onChange={(days) => onChange({ ...lease, caseDays: Number(days) })}
      />
      <SelectField
        id="rules-lease"
        label={words.leaseLabel}
        hint={words.leaseHint}
        choices={offered([...DAYS, before.days], LEASE_DAYS_MAX)}
        value={String(lease.days)}
        onChange={(text) => {
          const days = Number(text);
          onChange({ days, caseDays: Math.min(lease.caseDays, days) });
        }}
      />
    </Card>
  );
};
