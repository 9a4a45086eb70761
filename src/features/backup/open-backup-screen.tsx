/** Mở bản dự phòng: choose the file, say the words of its day, look at what is inside, put it back. */
import { useRef } from 'react';
import { dayText, momentText } from '#text/day-text.ts';
import { Amount } from '#ui/amount.tsx';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { Form } from '#ui/form.tsx';
import { Facts, List, ListRow } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { WordsField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { BackupContents } from '#replica/replica-backup.ts';
import { useOpenBackup, type OpenBackup } from './use-open-backup.ts';
import styles from './open-backup-screen.module.css';

const FORM = 'open-backup';

export const OpenBackupScreen = () => {
  const { safekeeping: text } = useText();
  const backup = useOpenBackup();
  const input = useRef<HTMLInputElement>(null);
  const known: Readonly<Record<string, string>> = text.problems;
  const { state } = backup;
  return (
    <Screen
      title={text.openTitle}
      back="/khac/may-nay"
      bottom={<NextAct backup={backup} onChoose={() => input.current?.click()} />}
    >
      <Stack>
        {state.file !== undefined || state.done !== undefined ? null : (
          <Card title={text.chooseTitle}>
            <p>{text.openHint}</p>
          </Card>
        )}
        {state.problem === undefined ? null : (
          <Notice tone="danger" live>
            {known[state.problem] ?? text.someProblem}
          </Notice>
        )}
        {state.done === undefined ? null : (
          <Notice tone="safe" live>
            {text.done(state.done.taken)}
            {state.done.known > 0 ? ` ${text.doneKnown(state.done.known)}` : ''}
          </Notice>
        )}
        <input
          ref={input}
          type="file"
          className={styles.fileInput}
          aria-label={text.choose}
          tabIndex={-1}
          accept=".txt,text/plain,application/octet-stream"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file !== undefined) void backup.choose(file);
          }}
        />
        {state.file === undefined || state.done !== undefined ? null : (
          <Card title={text.chosen}>
            <p className={styles.fileName}>{state.file.name}</p>
            {state.contents === undefined ? (
              <Form id={FORM} onSubmit={() => void backup.look()}>
                <WordsField
                  id="backup-words"
                  label={text.words}
                  hint={text.wordsHint}
                  value={state.words}
                  onChange={backup.type}
                />
              </Form>
            ) : null}
            <SecondaryButton onClick={() => input.current?.click()}>{text.choose}</SecondaryButton>
          </Card>
        )}
        {state.contents === undefined ? null : <Inside contents={state.contents} />}
      </Stack>
    </Screen>
  );
};

const NextAct = (props: { readonly backup: OpenBackup; readonly onChoose: () => void }) => {
  const { safekeeping: text } = useText();
  const { state, restore } = props.backup;
  if (state.file === undefined || state.done !== undefined)
    return (
      <PrimaryButton full onClick={props.onChoose}>
        {text.choose}
      </PrimaryButton>
    );
  return state.contents === undefined ? (
    <PrimaryButton full form={FORM} busy={state.isBusy} writes={false}>
      {state.isBusy ? text.looking : text.look}
    </PrimaryButton>
  ) : (
    <PrimaryButton full writes busy={state.isBusy} onClick={() => void restore()}>
      {text.putBack}
    </PrimaryButton>
  );
};

const Inside = ({ contents }: { readonly contents: BackupContents }) => {
  const { safekeeping: text } = useText();
  return (
    <>
      <Card title={text.inside}>
        <Facts
          facts={[
            { label: text.madeAt, value: momentText(contents.madeMs) },
            { label: text.entries, value: contents.entries },
            { label: text.receipts, value: contents.receipts },
            { label: text.sum, value: <Amount amountVnd={contents.amountVnd} /> },
          ]}
        />
      </Card>
      <Card bare>
        <List>
          {contents.days.map((day) => (
            <ListRow
              key={day.day}
              title={dayText(day.day)}
              subtitle={text.dayLine(day.entries, day.receipts)}
              right={<Amount amountVnd={day.amountVnd} />}
            />
          ))}
        </List>
      </Card>
    </>
  );
};
