/** What holds for all the new people: joining or members already, since when, and how they agreed. */
import { useState } from 'react';
import { useToday } from '#replica/use-union.ts';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { CheckField, ChoiceField } from '#ui/choice-field.tsx';
import { errorOf, Form } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { DateField, TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { changedRows, newRows, termsErrors, type ImportTerms } from './import-state.ts';
import { useConsent } from './use-consent.ts';
import type { OpenImport } from './use-import.ts';
import styles from './import.module.css';

export const TermsStep = ({ state, flow }: OpenImport) => {
  const { import: text, roster } = useText();
  const today = useToday();
  const { terms } = state;
  const [isAsked, setAsked] = useState(false);
  const created = newRows(state);
  const dated = created.filter(({ facts }) => facts.joinedOn !== undefined).length;
  const errors = (isAsked ? termsErrors(terms, today) : []).map((field) => ({
    field: `import-${field}`,
    text: text.problemsOf[field],
  }));
  const change = (part: Partial<ImportTerms>): void => flow.changeTerms({ ...terms, ...part });
  const consent = useConsent(terms);
  const changed = changedRows(state).length;

  const goOn = (): void => {
    setAsked(true);
    if (terms.step === undefined || termsErrors(terms, today).length > 0) return;
    flow.beginTicks(terms.how === 'list');
    if (terms.how === 'list') void flow.write(consent);
    else flow.goTo('ticks');
  };
  const chooseUnsigned = (): void => {
    flow.beginTicks(true);
    flow.goTo('ticks');
  };

  return (
    <Screen
      title={text.termsTitle}
      subtitle={text.termsCount(created.length)}
      back={() => flow.goTo('preview')}
      bottom={
        <PrimaryButton
          full
          writes={terms.how === 'list'}
          disabled={terms.step === undefined}
          onClick={goOn}
        >
          {terms.how === 'list' ? text.goWriting(created.length, changed) : text.next}
        </PrimaryButton>
      }
    >
      <Form errors={errors} onSubmit={goOn}>
        <ChoiceField
          id="import-step"
          label={text.stepWhat}
          value={terms.step}
          choices={[
            { value: 'admitted', label: text.stepAdmitted, hint: text.stepAdmittedHint },
            { value: 'applied', label: text.stepApplied, hint: text.stepAppliedHint },
          ]}
          onChange={(step) => change({ step })}
        />
        {terms.step === 'admitted' ? (
          <>
            <DateField
              id="import-since"
              label={text.since}
              hint={text.sinceHint(dated, created.length)}
              value={terms.since}
              error={errorOf(errors, 'import-since')}
              onChange={(since) => change({ since })}
            />
            <TextField
              id="import-decision"
              label={text.decision}
              hint={text.decisionHint}
              value={terms.decision}
              error={errorOf(errors, 'import-decision')}
              optional
              onChange={(decision) => change({ decision })}
            />
          </>
        ) : null}
        <ChoiceField
          id="import-how"
          label={text.consentHow}
          value={terms.how}
          error={errorOf(errors, 'import-how')}
          choices={[
            { value: 'list', label: text.consentList, hint: text.consentListHint },
            { value: 'read-aloud', label: text.consentRead, hint: text.consentReadHint },
          ]}
          onChange={(how) => change({ how, isAttested: false })}
        />
        <Notice tone="warn">{text.consentNotEnough}</Notice>
        {terms.how === undefined ? null : (
          <Card title={text.consentSays}>
            <blockquote className={styles.quote}>{roster.consentText}</blockquote>
          </Card>
        )}
        {terms.how === 'list' ? (
          <>
            <CheckField
              id="import-attest"
              label={text.attest(created.length)}
              checked={terms.isAttested}
              error={errorOf(errors, 'import-attest')}
              onChange={(isAttested) => change({ isAttested })}
            />
            <QuietButton onClick={chooseUnsigned}>{text.someUnsigned}</QuietButton>
          </>
        ) : null}
      </Form>
    </Screen>
  );
};
