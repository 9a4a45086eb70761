/** Dùng chung máy: the officer's name on the lock, whether others use the device, and adding somebody. */
import { useState } from 'react';
import { DOOR_NAME_MAX, doorName, proposedDoorName } from '#replica/door-row.ts';
import { useReplica, useTierState } from '#replica/use-replica.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { CheckField } from '#ui/choice-field.tsx';
import { Form } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { isShared, type SharedControl, type SharedState } from './shared-control.ts';

export const SharingScreen = (props: {
  readonly state: SharedState;
  readonly keep: SharedControl['keep'];
  /** Locks the book and begins with somebody else's invitation. */
  readonly onAdd: () => void;
}) => {
  const { sharedDevice: text } = useText();
  const { displayName } = useReplica().identity;
  const flash = useSavedFlash();
  const { state, keep } = props;
  const [name, setName] = useState(() => state.name ?? proposedDoorName(displayName));
  const [failed, setFailed] = useState<string>();
  const keepsNoRequests = useTierState('casesTier').notHere === 'shared-device';

  const set = async (door: { readonly name: string | undefined; readonly isShared: boolean }) => {
    const kept = await keep(door);
    setFailed(kept.ok ? undefined : kept.error.kind);
    return kept.ok;
  };
  const saveName = async (): Promise<boolean> =>
    set({ name: doorName(name), isShared: state.isShared });

  return (
    <Screen
      title={text.title}
      back="/khac"
      bottom={
        <PrimaryButton
          full
          onClick={() => void saveName().then((ok) => (ok ? props.onAdd() : undefined))}
        >
          {text.addNow}
        </PrimaryButton>
      }
      footNote={text.addHint}
    >
      <SaveProblemNotice kind={failed} />
      <Notice tone="info" title={text.others(state.others)}>
        {text.apart}
      </Notice>
      <Card>
        <Form
          id="door"
          onSubmit={() => void saveName().then((ok) => (ok ? flash(text.nameSaved) : undefined))}
        >
          <TextField
            id="name"
            label={text.name}
            hint={text.nameHint}
            value={name}
            onChange={setName}
            lengthMax={DOOR_NAME_MAX}
            capitals="words"
            optional
          />
          <SecondaryButton full type="submit">
            {text.nameSave}
          </SecondaryButton>
        </Form>
      </Card>
      <Card>
        {state.others > 0 ? (
          <p>{text.locksSoon}</p>
        ) : (
          <CheckField
            id="shared"
            label={text.isShared}
            hint={text.isSharedHint}
            checked={state.isShared}
            onChange={(isSaid) => void set({ name: state.name, isShared: isSaid })}
          />
        )}
        {isShared(state) && keepsNoRequests ? <p>{text.noRequests}</p> : null}
      </Card>
    </Screen>
  );
};
