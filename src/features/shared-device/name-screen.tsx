/** At enrolment on a device that others use: what the lock shall call this officer, and that everybody can read it there. */
import { useState } from 'react';
import { DOOR_NAME_MAX, doorName, proposedDoorName } from '#replica/door-row.ts';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { Form } from '#ui/form.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';

export const NameScreen = (props: {
  /** As the invitation has it; empty where it does not say. */
  readonly displayName: string;
  readonly onNamed: (name: string | undefined) => void;
  readonly onLeave: () => void;
}) => {
  const { sharedDevice: text } = useText();
  const [name, setName] = useState(() => proposedDoorName(props.displayName));
  return (
    <Doorway
      title={text.nameTitle}
      lead={text.nameLead}
      bottom={
        <>
          <PrimaryButton full form="door-name">
            {text.next}
          </PrimaryButton>
          <QuietButton full onClick={props.onLeave}>
            {text.leave}
          </QuietButton>
        </>
      }
    >
      <Form id="door-name" onSubmit={() => props.onNamed(doorName(name))}>
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
      </Form>
    </Doorway>
  );
};
