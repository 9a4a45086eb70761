/** No invitation: who asks and whom, then the wait, the four digits to read out, and how it ended. */
import { useState } from 'react';
import { momentText } from '#text/day-text.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { Facts } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { JoiningState, JoinTyped } from './joining-control.ts';
import styles from './join-screens.module.css';

type Of<I extends JoiningState['is']> = Extract<JoiningState, { readonly is: I }>;

export const JoinFormScreen = (props: {
  readonly state: Of<'form'>;
  readonly onAsk: (typed: JoinTyped) => void;
  readonly onBack: () => void;
}) => {
  const text = useText().joining;
  const { typed, problem, busy } = props.state;
  const [to, setTo] = useState(typed?.to ?? '');
  const [name, setName] = useState(typed?.name ?? '');
  const [union, setUnion] = useState(typed?.union ?? '');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const known: Readonly<Record<string, string>> = { ...text.problems, ...text.askProblems };

  const submit = (): void => {
    const clean = (entered: string): string => entered.normalize('NFC').trim();
    const asked = { to: clean(to), name: clean(name), union: clean(union) };
    const found: readonly FormError[] = [
      ...(asked.to.length < TO_LENGTH_MIN ? [{ field: 'to', text: text.toMissing }] : []),
      ...(asked.name === '' ? [{ field: 'own-name', text: text.nameMissing }] : []),
      ...(asked.union === '' ? [{ field: 'own-union', text: text.unionMissing }] : []),
    ];
    setErrors(found);
    if (found.length === 0) props.onAsk(asked);
  };

  return (
    <Doorway
      title={text.title}
      lead={text.lead}
      bottom={
        <>
          <PrimaryButton full form="join" busy={busy === true}>
            {busy === true ? text.asking : text.ask}
          </PrimaryButton>
          <QuietButton full onClick={props.onBack}>
            {text.backToCode}
          </QuietButton>
        </>
      }
    >
      {problem === undefined ? null : (
        <Notice tone="warn" live>
          {known[problem] ?? text.someProblem}
        </Notice>
      )}
      <Form id="join" errors={errors} onSubmit={submit}>
        <TextField
          id="to"
          label={text.to}
          hint={text.toHint}
          error={errorOf(errors, 'to')}
          value={to}
          onChange={setTo}
          capitals="none"
          lengthMax={60}
        />
        <TextField
          id="own-name"
          label={text.name}
          hint={text.nameHint}
          error={errorOf(errors, 'own-name')}
          value={name}
          onChange={setName}
          capitals="words"
          lengthMax={120}
        />
        <TextField
          id="own-union"
          label={text.union}
          hint={text.unionHint}
          error={errorOf(errors, 'own-union')}
          value={union}
          onChange={setUnion}
          lengthMax={120}
        />
      </Form>
      <Notice tone="info">{text.needNetwork}</Notice>
    </Doorway>
  );
};

/** As short as the shortest sign-in name. */
const TO_LENGTH_MIN = 3;

export const JoinWaitingScreen = (props: {
  readonly state: Of<'waiting'>;
  readonly nowMs: number;
  readonly onGiveUp: () => void;
}) => {
  const text = useText().joining;
  const { about, digits, expiresMs, problem } = props.state;
  const known: Readonly<Record<string, string>> = text.problems;
  return (
    <Doorway
      title={text.waitingTitle}
      bottom={
        <QuietButton full onClick={props.onGiveUp}>
          {text.giveUp}
        </QuietButton>
      }
    >
      {problem === undefined ? null : (
        <Notice tone="warn" live>
          {known[problem] ?? text.someProblem}
        </Notice>
      )}
      <Card>
        {digits === undefined ? (
          <ol className={styles.steps}>
            {text.steps(about.to).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        ) : (
          <div role="status">
            <p className={styles.label}>{text.digits}</p>
            <p className={styles.digits} aria-label={digits.split('').join(' ')}>
              {digits}
            </p>
          </div>
        )}
        <ProgressLine label={text.waitingLine} />
      </Card>
      {digits === undefined ? null : <Notice tone="info">{text.digitsOnly}</Notice>}
      <Card>
        <Facts
          facts={[
            { label: text.aboutName, value: about.name },
            { label: text.aboutUnion, value: about.union },
          ]}
        />
        <p className={styles.label}>{text.until(momentText(expiresMs, props.nowMs))}</p>
      </Card>
    </Doorway>
  );
};

/** A request of before is asked about; without a network there is no telling what became of it. */
export const JoinReadingScreen = (props: {
  readonly state: Of<'reading'>;
  readonly onGiveUp: () => void;
}) => {
  const text = useText().joining;
  const { problem } = props.state;
  const known: Readonly<Record<string, string>> = text.problems;
  return (
    <Doorway
      title={text.waitingTitle}
      bottom={
        <QuietButton full onClick={props.onGiveUp}>
          {text.giveUp}
        </QuietButton>
      }
    >
      {problem === undefined ? (
        <Card>
          <ProgressLine label={text.readingLine} />
        </Card>
      ) : (
        <Notice tone="warn" live>
          {known[problem] ?? text.someProblem}
        </Notice>
      )}
    </Doorway>
  );
};

export const JoinOverScreen = (props: {
  readonly state: Of<'over'>;
  readonly onAgain: (typed: JoinTyped | undefined) => void;
  readonly onBack: () => void;
}) => {
  const text = useText().joining;
  const { why, typed } = props.state;
  return (
    <Doorway
      title={text.overTitle}
      bottom={
        <>
          <PrimaryButton full onClick={() => props.onAgain(typed)}>
            {text.askAgain}
          </PrimaryButton>
          <QuietButton full onClick={props.onBack}>
            {text.backToCode}
          </QuietButton>
        </>
      }
    >
      <Notice tone={why === 'swapped' ? 'danger' : 'warn'} live>
        {text.over[why]}
      </Notice>
    </Doorway>
  );
};
