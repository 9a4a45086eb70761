/** Approves a waiting device: which officer holds it, and the four digits as heard by telephone. */
import { useEffect, useState } from 'react';
import { useSync } from '#sync/use-sync.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { PrimaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { ApprovalControl, WaitingPhone } from './approval-control.ts';
import { Approved, Ended, isEnd, LIST, PhoneFacts, Refuse } from './approve-parts.tsx';
import { PickOfficer, type Candidate } from './pick-officer.tsx';

export const ApprovePhoneScreen = (props: {
  readonly desk: ApprovalControl;
  readonly phone: WaitingPhone;
  /** Officers whom this one may let in. */
  readonly candidates: readonly Candidate[];
  /** Just added for this phone. */
  readonly chosen: string | undefined;
  readonly nowMs: () => number;
}) => {
  const text = useText().joining;
  const sync = useSync();
  const { desk, phone, candidates } = props;
  const [compared, stop] = useComparing(desk, phone.request);
  const [officer, setOfficer] = useState(props.chosen);
  const [digits, setDigits] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [approved, setApproved] = useState<string>();
  // Somebody else may have added the officer meanwhile. Without a network, what follows says so.
  useEffect(() => void sync.syncNow(), [sync]);

  const submit = async (): Promise<void> => {
    setProblem(undefined);
    const chosen = candidates.find(({ id }) => id === officer);
    const found: readonly FormError[] = [
      ...(chosen === undefined ? [{ field: 'who', text: text.whoMissing }] : []),
      ...(/^\d{4}$/.test(digits) ? [] : [{ field: 'digits', text: text.hearMissing }]),
    ];
    setErrors(found);
    if (chosen === undefined || found.length > 0) return;
    setBusy(true);
    // An officer who was just added is not known to the system before that.
    const unsent = await sync.syncNow();
    const done =
      unsent === undefined
        ? await desk.approve(phone.request, chosen.id, digits)
        : ({ ok: false, error: unsent } as const);
    setBusy(false);
    if (done.ok) {
      stop();
      setApproved(chosen.displayName);
    } else if (done.error.kind === 'wrong-digits')
      setErrors([{ field: 'digits', text: text.hearWrong }]);
    else setProblem(done.error.kind);
  };

  if (approved !== undefined) return <Approved name={approved} />;
  const isReady = compared.isReady;
  const wrong = problem ?? compared.problem;
  if (wrong !== undefined && isEnd(wrong))
    return <Ended desk={desk} phone={phone} nowMs={props.nowMs()} why={wrong} />;
  const known: Readonly<Record<string, string>> = text.approveProblems;
  return (
    <Screen
      title={text.approveTitle(phone.name)}
      back={LIST}
      bottom={
        <PrimaryButton full form="approve" busy={isBusy} disabled={!isReady}>
          {isBusy ? text.approving : text.approve}
        </PrimaryButton>
      }
    >
      {wrong === undefined ? null : (
        <Notice tone="warn" live>
          {known[wrong] ?? text.approveSomeProblem}
        </Notice>
      )}
      <PhoneFacts phone={phone} nowMs={props.nowMs()} />
      <Form id="approve" errors={errors} onSubmit={() => void submit()}>
        <PickOfficer
          candidates={candidates}
          typed={phone.name}
          chosen={officer}
          onChoose={setOfficer}
          error={errorOf(errors, 'who')}
          newHref={`/khac/can-bo/moi?cho=${phone.request}`}
        />
        {isReady ? (
          <TextField
            id="digits"
            label={text.hear}
            hint={text.hearHint}
            error={errorOf(errors, 'digits')}
            value={digits}
            onChange={(typed) => setDigits(typed.replace(/\D/g, ''))}
            inputMode="numeric"
            lengthMax={4}
            figures
          />
        ) : compared.problem === undefined ? (
          <>
            <Card title={text.hear}>
              <ProgressLine label={text.comparing} />
            </Card>
            <Notice tone="info">{text.comparingHint}</Notice>
          </>
        ) : null}
      </Form>
      <Refuse desk={desk} phone={phone} onProblem={setProblem} />
    </Screen>
  );
};

const LOOK_MS = 2_000;

interface Compared {
  readonly isReady: boolean;
  readonly problem?: string;
}

/** Gives this side's secret, then asks until the phone has shown its own; a network that comes and goes is waited for. */
const useComparing = (
  desk: Pick<ApprovalControl, 'open'>,
  request: string,
): readonly [Compared, () => void] => {
  const [state, setState] = useState<Compared>({ isReady: false });
  const [isStopped, setStopped] = useState(false);
  useEffect(() => {
    if (isStopped) return undefined;
    let isLeft = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const opened = await desk.open(request);
      if (isLeft) return;
      setState(opened.ok ? opened.value : { isReady: false, problem: opened.error.kind });
      if (opened.ok ? !opened.value.isReady : isPassing(opened.error.kind))
        timer = setTimeout(() => void look(), LOOK_MS);
    };
    void look();
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [desk, request, isStopped]);
  return [state, () => setStopped(true)];
};

const isPassing = (kind: string): boolean =>
  kind === 'no-connection' || kind === 'not-our-server' || kind === 'too-many-attempts';
