/** Training day: a list of officers, what of it can be used, and the slips to print. */
import { useRef, useState } from 'react';
import type { TrainingList } from '#domain/office/training-list.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { Notice } from '#ui/notice.tsx';
import { ProgressLine } from '#ui/amount.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { ListPreview } from './list-preview.tsx';
import { SlipsScreen } from './slips-screen.tsx';
import { officersPath } from './training-paths.ts';
import { useSlips, type TrainingDesk } from './use-slips.ts';
import { useList } from './use-list.ts';
import styles from './training.module.css';

const ACCEPTED =
  '.xlsx,.xlsm,.xls,.ods,.csv,.txt,text/csv,text/plain,application/vnd.ms-excel,' +
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,' +
  'application/vnd.oasis.opendocument.spreadsheet,application/octet-stream';

export const TrainingScreen = (props: { readonly desk: TrainingDesk }) => {
  const { desk } = props;
  const list = useList(desk.facts);
  const { found } = list;
  if (found === undefined) return <ChooseStep list={list} roles={desk.roles} />;
  return <ListStep desk={desk} found={found} onOther={list.startOver} />;
};

const ChooseStep = (props: {
  readonly list: ReturnType<typeof useList>;
  readonly roles: TrainingDesk['roles'];
}) => {
  const { training: text, office } = useText();
  const { list } = props;
  const input = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState('');
  const { problem, isReading } = list;
  return (
    <Screen
      title={text.title}
      back={officersPath}
      bottom={
        <PrimaryButton full busy={isReading} onClick={() => input.current?.click()}>
          {text.chooseFile}
        </PrimaryButton>
      }
    >
      {problem === undefined ? null : (
        <Notice tone="warn" live>
          {text.fileProblems[problem]}
        </Notice>
      )}
      <Card title={text.chooseTitle}>
        <p>{text.chooseWhat}</p>
        <p>{text.rolesWhat(props.roles.map((role) => office.roles[role]).join(', '))}</p>
        <input
          ref={input}
          type="file"
          id="training-file"
          className={styles.fileInput}
          aria-label={text.chooseFile}
          tabIndex={-1}
          accept={ACCEPTED}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            // The same file, mended, may be chosen again.
            event.currentTarget.value = '';
            if (file !== undefined) void list.readFile(file);
          }}
        />
      </Card>
      <Card>
        <Stack gap={8}>
          <TextField
            id="training-paste"
            label={text.paste}
            hint={text.pasteHint}
            value={pasted}
            onChange={setPasted}
            lengthMax={100_000}
            multiline
            optional
          />
          <SecondaryButton
            disabled={pasted.trim() === '' || isReading}
            onClick={() => void list.readPasted(pasted)}
          >
            {text.pasteGo}
          </SecondaryButton>
        </Stack>
      </Card>
    </Screen>
  );
};

const ListStep = (props: {
  readonly desk: TrainingDesk;
  readonly found: TrainingList;
  readonly onOther: () => void;
}) => {
  const { training: text } = useText();
  const { desk, found, onOther } = props;
  const [state, acts] = useSlips(desk, found.trainees);
  if (state.step === 'made')
    return (
      <SlipsScreen desk={desk} slips={state.slips} without={state.without} onOther={onOther} />
    );
  const isBusy = state.step === 'working';
  const { length: count } = found.trainees;
  return (
    <Screen
      title={text.title}
      subtitle={text.toInvite(count)}
      back={onOther}
      bottom={
        isBusy ? (
          <SecondaryButton full onClick={acts.stop}>
            {text.stop}
          </SecondaryButton>
        ) : (
          count > 0 && (
            <PrimaryButton full onClick={() => void acts.start()}>
              {state.step === 'stopped' ? text.goOn : text.make(count)}
            </PrimaryButton>
          )
        )
      }
    >
      {isBusy ? (
        <Card>
          <ProgressLine label={text[state.doing]} done={state.done} of={count} />
        </Card>
      ) : null}
      <SaveProblemNotice kind={state.step === 'stopped' ? state.notSaved : undefined} />
      {state.step === 'stopped' && state.kind !== undefined ? (
        <Notice tone="warn" live>
          {text.stopped(state.kind)}
        </Notice>
      ) : null}
      {isBusy ? null : <SecondaryButton onClick={onOther}>{text.otherList}</SecondaryButton>}
      <ListPreview list={found} unitName={desk.unitName} />
    </Screen>
  );
};
