/** No book on this device yet: the invitation's code is typed, or its QR code scanned or picked from a picture. */
import { useState, type ReactNode } from 'react';
import { PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CODE_LENGTH, codeFromTyped, tokenFromPasted } from '#platform/invitation-link.ts';
import { PictureButton } from './picture-button.tsx';
import { problemText } from './problem-text.ts';
import { useScanning } from './use-scanning.ts';

/** A pasted link is longer than any code. */
const TYPED_MAX = 200;

export const WelcomeScreen = (props: {
  readonly problem?: string | undefined;
  /** What was typed, or the token of a link that could not be looked at. */
  readonly code?: string | undefined;
  readonly isLooking: boolean;
  readonly corner: ReactNode;
  readonly onLook: (token: string) => void;
  /** There is no code: an officer is asked by telephone. */
  readonly onAskApproval: () => void;
  /** Others have a book here: back to their lock. */
  readonly onBack?: (() => void) | undefined;
}) => {
  const text = useText();
  const isLink = props.code !== undefined && props.code.length > CODE_LENGTH;
  const [code, setCode] = useState(isLink ? '' : (props.code ?? ''));
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [picture, setPicture] = useState<string>();
  const scanning = useScanning();
  const problem = picture ?? problemText(text.enrol, props.problem);

  const seen = (found: string | undefined): void => {
    setErrors([]);
    setPicture(found);
  };
  const scan = async (): Promise<void> => {
    seen(undefined);
    // What reads codes is not on the phone yet, and there is no network to bring it.
    if (!(await scanning.begin())) seen(text.enrol.problems['no-connection']);
  };

  const submit = (): void => {
    setPicture(undefined);
    // From a Safari tab the whole link comes across: the tab told to copy it.
    const token = tokenFromPasted(code);
    if (token !== undefined) {
      props.onLook(token);
      return;
    }
    const typed = codeFromTyped(code);
    const isComplete = typed.length === CODE_LENGTH;
    setErrors(isComplete ? [] : [{ field: 'code', text: text.enrol.codeMissing }]);
    if (isComplete) props.onLook(typed);
  };

  const { Scan } = scanning;
  if (Scan !== undefined)
    return (
      <Scan
        onToken={(token) => {
          scanning.end();
          props.onLook(token);
        }}
        onLeave={scanning.end}
      />
    );
  return (
    <Doorway
      title={text.enrol.welcome}
      lead={text.enrol.welcomeHint}
      corner={props.corner}
      bottom={
        <>
          <PrimaryButton full form="invitation" busy={props.isLooking}>
            {props.isLooking ? text.enrol.looking : text.enrol.lookUp}
          </PrimaryButton>
          {props.onBack === undefined ? null : (
            <QuietButton full onClick={props.onBack}>
              {text.common.back}
            </QuietButton>
          )}
        </>
      }
    >
      {problem === undefined ? null : (
        <Notice
          tone="danger"
          live
          action={
            isLink && picture === undefined ? (
              <PrimaryButton small onClick={() => props.onLook(props.code ?? '')}>
                {text.common.tryAgain}
              </PrimaryButton>
            ) : undefined
          }
        >
          {problem}
        </Notice>
      )}
      <Form id="invitation" errors={errors} onSubmit={submit}>
        <TextField
          id="code"
          label={text.enrol.code}
          hint={text.enrol.codeHint}
          error={errorOf(errors, 'code')}
          value={code}
          onChange={setCode}
          capitals="characters"
          lengthMax={TYPED_MAX}
          figures
        />
      </Form>
      <SecondaryButton full disabled={scanning.isBeginning} onClick={() => void scan()}>
        {text.enrol.scanQr}
      </SecondaryButton>
      <PictureButton onToken={props.onLook} onProblem={seen} />
      <QuietButton full onClick={props.onAskApproval}>
        {text.enrol.askApproval}
      </QuietButton>
      <Notice tone="info" title={text.enrol.noCode}>
        {text.enrol.noCodeHint} {text.enrol.needNetwork}
      </Notice>
    </Doorway>
  );
};
