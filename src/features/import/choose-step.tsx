/** The first step: which file, or cells pasted on a laptop; and the imports made before. */
import { useRef, useState, type ReactNode } from 'react';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { membersPath } from './import-paths.ts';
import { ImportBusy, ImportProblemNotice } from './import-problem.tsx';
import { PastImports } from './past-imports.tsx';
import type { OpenImport } from './use-import.ts';
import type { ImportUnit } from './use-import-place.ts';
import styles from './import.module.css';

/** Extensions and kinds: files that came by Zalo often have only one of the two. */
const ACCEPTED =
  '.xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.txt,text/csv,text/plain,application/vnd.ms-excel,' +
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,' +
  'application/vnd.oasis.opendocument.spreadsheet,application/octet-stream';

export const ChooseStep = ({
  state,
  flow,
  unit,
  children,
}: OpenImport & { readonly unit: ImportUnit; readonly children?: ReactNode }) => {
  const { import: text } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState('');
  const isBusy = state.busy !== undefined;
  return (
    <Screen
      title={text.title}
      subtitle={unit.name}
      back={membersPath}
      bottom={
        <PrimaryButton full busy={isBusy} onClick={() => input.current?.click()}>
          {text.chooseFile}
        </PrimaryButton>
      }
    >
      <Stack>
        <ImportProblemNotice problem={state.problem} />
        <ImportBusy state={state} flow={flow} />
        {children}
        <Card title={text.chooseTitle}>
          <p>{text.chooseWhat}</p>
          <input
            ref={input}
            type="file"
            id="import-file"
            className={styles.fileInput}
            aria-label={text.chooseFile}
            tabIndex={-1}
            accept={ACCEPTED}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              // The same file, mended, may be chosen again.
              event.currentTarget.value = '';
              if (file !== undefined) void flow.chooseFile(file);
            }}
          />
        </Card>
        <div className={styles.onLaptop}>
          <Card>
            <TextField
              id="import-paste"
              label={text.paste}
              hint={text.pasteHint}
              value={pasted}
              multiline
              optional
              onChange={setPasted}
            />
            <SecondaryButton
              disabled={pasted.trim() === '' || isBusy}
              onClick={() => void flow.choosePasted(pasted)}
            >
              {text.pasteGo}
            </SecondaryButton>
          </Card>
        </div>
        <PastImports />
      </Stack>
    </Screen>
  );
};
