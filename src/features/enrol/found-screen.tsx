/** The first officer of a grassroots union names it and themselves: chair, treasurer and case officer at once. */
import { useState } from 'react';
import { proposedSignInName } from '#domain/office/sign-in-name.ts';
import type { RedeemRequest } from '#sync/server-answers.ts';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';

type SetUp = NonNullable<RedeemRequest['setUp']>;

export const FoundScreen = (props: {
  /** Name of the union above. */
  readonly under: string;
  readonly setUp?: SetUp | undefined;
  readonly onDone: (setUp: SetUp) => void;
  readonly onLeave: () => void;
}) => {
  const text = useText();
  const words = text.enrol;
  const [union, setUnion] = useState(props.setUp?.unitName ?? '');
  const [own, setOwn] = useState(props.setUp?.displayName ?? '');
  const [errors, setErrors] = useState<readonly FormError[]>([]);

  const submit = (): void => {
    const [unitName, displayName] = [union, own].map((typed) => typed.normalize('NFC').trim());
    const found: readonly FormError[] = [
      ...(unitName === '' ? [{ field: 'unit-name', text: words.unitNameMissing }] : []),
      ...(displayName === '' ? [{ field: 'own-name', text: words.ownNameMissing }] : []),
    ];
    setErrors(found);
    if (found.length > 0 || unitName === undefined || displayName === undefined) return;
    // The system makes the sign-in name; where somebody has it already, with a number.
    const signInName = proposedSignInName(displayName, () => false);
    props.onDone({ unitName, unitKind: 'grassroots', displayName, signInName });
  };

  return (
    <Doorway
      title={text.office.foundTitle}
      lead={text.office.foundHint(props.under)}
      bottom={
        <>
          <PrimaryButton full form="found">
            {text.common.goOn}
          </PrimaryButton>
          <QuietButton full onClick={props.onLeave}>
            {text.common.back}
          </QuietButton>
        </>
      }
    >
      <Form id="found" errors={errors} onSubmit={submit}>
        <TextField
          id="unit-name"
          label={text.office.foundName}
          hint={text.office.foundNameHint}
          error={errorOf(errors, 'unit-name')}
          value={union}
          onChange={setUnion}
          lengthMax={120}
        />
        <TextField
          id="own-name"
          label={words.ownName}
          hint={words.ownNameHint}
          error={errorOf(errors, 'own-name')}
          value={own}
          onChange={setOwn}
          capitals="words"
          lengthMax={120}
        />
      </Form>
    </Doorway>
  );
};
