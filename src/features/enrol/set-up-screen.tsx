/** The first administrator names the union at the top of the tree, and themselves. */
import { useState } from 'react';
import { UNIT_KINDS, type UnitKind } from '#domain/office/unit.ts';
import type { RedeemRequest } from '#sync/server-answers.ts';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { SelectField } from '#ui/choice-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';

type SetUp = NonNullable<RedeemRequest['setUp']>;

const SIGN_IN_NAME = /^[a-z0-9][a-z0-9.-]{1,38}[a-z0-9]$/;

export const SetUpScreen = (props: {
  readonly setUp?: SetUp | undefined;
  readonly onDone: (setUp: SetUp) => void;
  readonly onLeave: () => void;
}) => {
  const text = useText();
  const words = text.enrol;
  const [unitName, setUnitName] = useState(props.setUp?.unitName ?? '');
  const [unitKind, setUnitKind] = useState<UnitKind>(props.setUp?.unitKind ?? 'province');
  const [displayName, setDisplayName] = useState(props.setUp?.displayName ?? '');
  const [signInName, setSignInName] = useState(props.setUp?.signInName ?? '');
  const [errors, setErrors] = useState<readonly FormError[]>([]);

  const submit = (): void => {
    const setUp = {
      unitName: unitName.normalize('NFC').trim(),
      unitKind,
      displayName: displayName.normalize('NFC').trim(),
      signInName: signInName.trim().toLowerCase(),
    };
    const found: readonly FormError[] = [
      ...(setUp.unitName === '' ? [{ field: 'unit-name', text: words.unitNameMissing }] : []),
      ...(setUp.displayName === '' ? [{ field: 'own-name', text: words.ownNameMissing }] : []),
      ...(SIGN_IN_NAME.test(setUp.signInName)
        ? []
        : [{ field: 'sign-in-name', text: words.signInNameBad }]),
    ];
    setErrors(found);
    if (found.length === 0) props.onDone(setUp);
  };

  return (
    <Doorway
      title={words.setUpTitle}
      lead={words.setUpHint}
      bottom={
        <>
          <PrimaryButton full form="set-up">
            {text.common.goOn}
          </PrimaryButton>
          <QuietButton full onClick={props.onLeave}>
            {text.common.back}
          </QuietButton>
        </>
      }
    >
      <Form id="set-up" errors={errors} onSubmit={submit}>
        <TextField
          id="unit-name"
          label={words.unitName}
          hint={words.unitNameHint}
          error={errorOf(errors, 'unit-name')}
          value={unitName}
          onChange={setUnitName}
          lengthMax={120}
        />
        <SelectField
          id="unit-kind"
          label={words.unitKind}
          choices={UNIT_KINDS.map((kind) => ({ value: kind, label: text.office.kinds[kind] }))}
          value={unitKind}
          onChange={(value) => setUnitKind(UNIT_KINDS.find((kind) => kind === value) ?? unitKind)}
        />
        <TextField
          id="own-name"
          label={words.ownName}
          hint={words.ownNameHint}
          error={errorOf(errors, 'own-name')}
          value={displayName}
          onChange={setDisplayName}
          capitals="words"
          lengthMax={120}
        />
        <TextField
          id="sign-in-name"
          label={words.ownSignInName}
          hint={words.ownSignInNameHint}
          error={errorOf(errors, 'sign-in-name')}
          value={signInName}
          onChange={setSignInName}
          capitals="none"
          lengthMax={40}
        />
      </Form>
    </Doorway>
  );
};
