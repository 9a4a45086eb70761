/** Around the approval of a waiting device: what it says of itself, refusing it, and how it ends. */
import { useState } from 'react';
import { momentText } from '#text/day-text.ts';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { useGo } from '#ui/link.tsx';
import { Facts } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import type { ApprovalControl, WaitingPhone } from './approval-control.ts';

export const LIST = '/khac/can-bo/may-cho';

export const PhoneFacts = (props: { readonly phone: WaitingPhone; readonly nowMs: number }) => {
  const text = useText().joining;
  const { union, label, askedMs } = props.phone;
  return (
    <>
      <Card>
        <Facts
          facts={[
            { label: text.factUnion, value: union },
            {
              label: text.factDevice,
              value: text.deviceAsked(label, momentText(askedMs, props.nowMs)),
            },
          ]}
        />
      </Card>
      <Notice tone="info">{text.typedThere}</Notice>
    </>
  );
};

/** Nothing is left to be approved here: why, and the way back. */
export const Ended = (props: {
  readonly desk: ApprovalControl;
  readonly phone: WaitingPhone;
  readonly nowMs: number;
  readonly why: string;
}) => {
  const text = useText().joining;
  const { desk, phone, why } = props;
  const [refusal, setRefusal] = useState<string>();
  const known: Readonly<Record<string, string>> = text.approveProblems;
  const isOther = why === 'other-phone';
  return (
    <Screen
      title={text.approveTitle(phone.name)}
      back={LIST}
      bottom={
        <PrimaryButton full href={LIST}>
          {text.toList}
        </PrimaryButton>
      }
    >
      <Notice tone={isOther ? 'danger' : 'warn'} live>
        {known[refusal ?? why] ?? text.approveSomeProblem}
      </Notice>
      <PhoneFacts phone={phone} nowMs={props.nowMs} />
      {isOther ? <Refuse desk={desk} phone={phone} onProblem={setRefusal} /> : null}
    </Screen>
  );
};

const ENDS: readonly string[] = [
  'no-such-request',
  'no-tries-left',
  'opened-elsewhere',
  'other-phone',
];
export const isEnd = (kind: string): boolean => ENDS.includes(kind);

export const Approved = (props: { readonly name: string }) => {
  const text = useText().joining;
  return (
    <Screen
      title={text.approvedTitle}
      back={LIST}
      bottom={
        <PrimaryButton full href="/khac/can-bo">
          {text.done}
        </PrimaryButton>
      }
    >
      <Notice tone="safe" live>
        {text.approvedHint(props.name)}
      </Notice>
    </Screen>
  );
};

export const Refuse = (props: {
  readonly desk: ApprovalControl;
  readonly phone: WaitingPhone;
  readonly onProblem: (kind: string) => void;
}) => {
  const text = useText().joining;
  const flash = useSavedFlash();
  const go = useGo();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const refuse = async (): Promise<void> => {
    setBusy(true);
    const done = await props.desk.refuse(props.phone.request);
    setBusy(false);
    setAsking(false);
    if (done.ok) {
      flash(text.refused);
      go(LIST);
    } else props.onProblem(done.error.kind);
  };
  return (
    <div>
      <QuietButton small onClick={() => setAsking(true)}>
        {text.refuse}
      </QuietButton>
      <ConfirmDialog
        isOpen={isAsking}
        title={text.refuseTitle(props.phone.name)}
        confirmLabel={text.refuse}
        isDangerous
        // The server's matter: nothing is written in a book.
        writesNothing
        busy={isBusy}
        onConfirm={() => void refuse()}
        onCancel={() => setAsking(false)}
      >
        <p>{text.refuseWhat}</p>
      </ConfirmDialog>
    </div>
  );
};
