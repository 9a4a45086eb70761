/** One officer: roles now and before, a role more or less, and the invitation for a device. */
import { useState, type ReactNode } from 'react';
import { grantRole, revokeGrant } from '#domain/office/acts.ts';
import { formatPhone } from '#domain/roster/phone.ts';
import { useReplica } from '#replica/use-replica.ts';
import { dayText } from '#text/day-text.ts';
import { PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { Chip, StateChip } from '#ui/chip.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Form, type FormError } from '#ui/form.tsx';
import { Facts, List, ListRow } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { checkedGrant, GrantFields, useGrantDraft } from './grant-fields.tsx';
import { OpenInvites, type InvitationApi } from './open-invites.tsx';
import { unitNameIn, type GrantLine, type OfficeLines, type OfficerLine } from './office-lines.ts';

export const OfficerScreen = (props: {
  readonly office: OfficeLines;
  readonly officer: string;
  readonly today: string;
  readonly api: InvitationApi;
  /** Whether the system would take an invitation of this officer from who looks at the page. */
  readonly mayInvite: boolean;
  /** For an officer who administers, seen by one who may end it: their second factor. */
  readonly secondFactor: ReactNode;
}) => {
  const text = useText();
  const { office } = props;
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<GrantLine>();
  const officer = office.officers.find(({ id }) => id === props.officer);
  if (officer === undefined)
    return (
      <Screen title={text.office.officerTitle} back="/khac/can-bo">
        <EmptyState title={text.office.officerUnknown} />
      </Screen>
    );
  const grants = office.grants.filter((grant) => grant.officer === officer.id);
  const mayStaff = office.rolesToGiveAt(officer.homeUnit).length > 0;
  return (
    <Screen
      title={officer.displayName}
      subtitle={unitNameIn(office, officer.homeUnit)}
      back="/khac/can-bo"
      state={officer.state === 'safe' ? undefined : <StateChip state={officer.state} />}
      bottom={
        props.mayInvite ? (
          <PrimaryButton full href={`/khac/can-bo/${officer.id}/moi`}>
            {text.office.invite}
          </PrimaryButton>
        ) : undefined
      }
      footNote={props.mayInvite ? text.office.inviteHint : undefined}
    >
      <Card>
        <Facts
          facts={[
            { label: text.office.signInName, value: officer.signInName },
            {
              label: text.office.phone,
              value: officer.phone === null ? undefined : formatPhone(officer.phone),
            },
          ]}
        />
      </Card>
      {mayStaff && !props.mayInvite ? <Notice tone="info">{text.office.inviteAbove}</Notice> : null}
      <Card title={text.office.grants} bare>
        <List>
          {grants.length === 0 ? <ListRow title="" subtitle={text.office.noGrants} /> : null}
          {grants.map((grant) => (
            <GrantRow key={grant.id} office={office} grant={grant} onEnd={() => setEnding(grant)} />
          ))}
        </List>
      </Card>
      {!mayStaff ? null : isAdding ? (
        <AddGrant
          office={office}
          officer={officer}
          today={props.today}
          onDone={() => setAdding(false)}
        />
      ) : (
        <SecondaryButton onClick={() => setAdding(true)}>{text.office.addGrant}</SecondaryButton>
      )}
      {mayStaff ? (
        <OpenInvites officer={officer.id} name={officer.displayName} api={props.api} />
      ) : null}
      {props.secondFactor}
      {ending === undefined ? null : (
        <EndGrant
          office={office}
          grant={ending}
          name={officer.displayName}
          onClose={() => setEnding(undefined)}
        />
      )}
    </Screen>
  );
};

const GrantRow = (props: {
  readonly office: OfficeLines;
  readonly grant: GrantLine;
  readonly onEnd: () => void;
}) => {
  const text = useText().office;
  const { office, grant } = props;
  const place = unitNameIn(office, grant.unit);
  const time =
    grant.until === null
      ? text.since(dayText(grant.from))
      : text.sinceUntil(dayText(grant.from), dayText(grant.until));
  const mayEnd = !grant.isRevoked && office.mayGiveAt(grant.unit, grant);
  return (
    <ListRow
      title={text.roles[grant.role]}
      subtitle={`${grant.reach === 'below' ? `${place} ${text.andBelow}` : place} · ${time}`}
      chip={grant.isRevoked ? <Chip tone="plain">{text.ended}</Chip> : undefined}
      action={
        mayEnd ? (
          <QuietButton small onClick={props.onEnd}>
            {text.revoke}
          </QuietButton>
        ) : undefined
      }
    />
  );
};

const AddGrant = (props: {
  readonly office: OfficeLines;
  readonly officer: OfficerLine;
  readonly today: string;
  readonly onDone: () => void;
}) => {
  const text = useText();
  const replica = useReplica();
  const flash = useSavedFlash();
  const [draft, setDraft] = useGrantDraft(props.officer.homeUnit, props.today);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [failed, setFailed] = useState<string>();

  const submit = async (): Promise<void> => {
    const checked = checkedGrant(draft, text.office);
    if (!checked.ok) {
      setErrors(checked.error.errors);
      return;
    }
    setErrors([]);
    const saved = await replica.save((moment) =>
      grantRole({ ...checked.value, officer: props.officer.id }, moment),
    );
    if (saved.ok) {
      flash(text.common.saved);
      props.onDone();
      return;
    }
    setFailed(saved.error.kind);
    if (saved.error.kind === 'refused')
      setErrors([{ field: 'until', text: text.office.problems['ends-before-it-begins'] }]);
  };

  return (
    <Card title={text.office.grantTitle}>
      <Form errors={errors} onSubmit={() => void submit()}>
        <SaveProblemNotice kind={failed} />
        <GrantFields office={props.office} draft={draft} onChange={setDraft} errors={errors} />
        <Stack gap={8}>
          <PrimaryButton type="submit">{text.office.grantSave}</PrimaryButton>
          <QuietButton onClick={props.onDone}>{text.common.cancel}</QuietButton>
        </Stack>
      </Form>
    </Card>
  );
};

const EndGrant = (props: {
  readonly office: OfficeLines;
  readonly grant: GrantLine;
  readonly name: string;
  readonly onClose: () => void;
}) => {
  const text = useText();
  const replica = useReplica();
  const flash = useSavedFlash();
  const { grant, office } = props;
  const [why, setWhy] = useState('');
  const [error, setError] = useState<string>();
  const [failed, setFailed] = useState<string>();

  const confirm = async (): Promise<void> => {
    if (why.trim() === '') {
      setError(text.office.revokeWhyMissing);
      return;
    }
    const revokedGrants = new Set(
      office.grants.filter(({ isRevoked }) => isRevoked).map(({ id }) => id),
    );
    const saved = await replica.save((moment) =>
      revokeGrant({ unit: grant.unit, grant: grant.id, why }, moment, { revokedGrants }),
    );
    if (saved.ok) {
      flash(text.common.saved);
      props.onClose();
    } else if (saved.error.kind === 'refused') {
      const known: Readonly<Record<string, string>> = text.office.problems;
      setError(known[saved.error.problem.kind] ?? text.office.someProblem);
    } else setFailed(saved.error.kind);
  };

  return (
    <ConfirmDialog
      isOpen
      title={text.office.revokeTitle(text.office.roles[grant.role], props.name)}
      confirmLabel={text.office.revoke}
      isDangerous
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
    >
      <p>{text.office.revokeWhat}</p>
      <SaveProblemNotice kind={failed} />
      <TextField
        id="why"
        label={text.office.revokeWhy}
        hint={text.office.revokeWhyHint}
        error={error}
        value={why}
        onChange={setWhy}
        lengthMax={120}
      />
    </ConfirmDialog>
  );
};
