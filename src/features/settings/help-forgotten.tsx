/** Helping a colleague who forgot the words: the four digits are compared by voice or eye, then agreed to. */
import { useState } from 'react';
import type { ServerApi } from '#sync/server-api.ts';
import { momentText } from '#text/day-text.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ChoiceField } from '#ui/choice-field.tsx';
import { Form } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';

type Api = Pick<ServerApi, 'pendingRecoveries' | 'approveRecovery'>;
type Pending = Extract<
  Awaited<ReturnType<Api['pendingRecoveries']>>,
  { readonly ok: true }
>['value'];

export const HelpForgotten = (props: { readonly api: Api; readonly nowMs: () => number }) => {
  const text = useText().settings;
  const { api } = props;
  const [requests, setRequests] = useState<Pending['requests']>();
  const [isLooking, setLooking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isApproved, setApproved] = useState(false);

  const look = async (): Promise<void> => {
    setLooking(true);
    setProblem(undefined);
    setApproved(false);
    const found = await api.pendingRecoveries();
    setLooking(false);
    if (found.ok) setRequests(found.value.requests);
    else setProblem(found.error.kind);
  };

  return (
    <Card title={text.helpHeading}>
      <p>{text.helpHint}</p>
      {problem === undefined ? null : <Problem kind={problem} />}
      {isApproved ? (
        <Notice tone="safe" live>
          {text.helpApproved}
        </Notice>
      ) : null}
      {requests?.length === 0 && !isApproved ? (
        <Notice tone="info" live>
          {text.helpNone}
        </Notice>
      ) : null}
      {requests !== undefined && requests.length > 0 ? (
        <Approve
          api={api}
          requests={requests}
          nowMs={props.nowMs()}
          onApproved={() => {
            setApproved(true);
            setRequests(undefined);
          }}
        />
      ) : (
        <SecondaryButton busy={isLooking} onClick={() => void look()}>
          {isLooking ? text.helpLooking : text.helpLook}
        </SecondaryButton>
      )}
    </Card>
  );
};

const Problem = (props: { readonly kind: string }) => {
  const text = useText().settings;
  const known: Readonly<Record<string, string>> = text.helpProblems;
  return (
    <Notice tone="warn" live>
      {known[props.kind] ?? text.helpSomeProblem}
    </Notice>
  );
};

const Approve = (props: {
  readonly api: Api;
  readonly requests: Pending['requests'];
  readonly nowMs: number;
  readonly onApproved: () => void;
}) => {
  const text = useText().settings;
  const { requests } = props;
  const [request, setRequest] = useState(requests.length === 1 ? requests[0]?.request : undefined);
  const [digits, setDigits] = useState('');
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const approve = async (): Promise<void> => {
    if (!/^\d{4}$/.test(digits) || request === undefined) {
      setError(text.helpDigitsMissing);
      return;
    }
    setError(undefined);
    setProblem(undefined);
    const approved = await props.api.approveRecovery(request, digits);
    if (approved.ok) props.onApproved();
    else if (approved.error.kind === 'wrong-digits') setError(text.helpProblems['wrong-digits']);
    else setProblem(approved.error.kind);
  };

  return (
    <Form onSubmit={() => void approve()}>
      {problem === undefined ? null : <Problem kind={problem} />}
      <ChoiceField
        id="request"
        label={text.helpWho}
        choices={requests.map((asked) => ({
          value: asked.request,
          label: asked.displayName,
          hint: text.helpAsked(asked.deviceLabel, momentText(asked.askedMs, props.nowMs)),
        }))}
        value={request}
        onChange={setRequest}
      />
      <TextField
        id="digits"
        label={text.helpDigits}
        hint={text.helpDigitsHint}
        error={error}
        value={digits}
        onChange={(typed) => setDigits(typed.replace(/\D/g, ''))}
        inputMode="numeric"
        lengthMax={4}
        figures
      />
      <PrimaryButton type="submit">{text.helpApprove}</PrimaryButton>
    </Form>
  );
};
