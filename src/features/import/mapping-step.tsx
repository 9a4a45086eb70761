/** What each column is: as found, to be put right by the officer. */
import { useState } from 'react';
import {
  hasNames,
  IMPORT_FIELDS,
  type ImportField,
  type MappedColumn,
} from '#domain/roster/import-mapping.ts';
import { dateFromCell } from '#domain/roster/sheet-cell.ts';
import { dayText } from '#text/day-text.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { SelectField } from '#ui/choice-field.tsx';
import { Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { ImportBusy, ImportProblemNotice } from './import-problem.tsx';
import { columnLetters } from './import-state.ts';
import type { OpenImport } from './use-import.ts';
import styles from './import.module.css';

export const MappingStep = ({ state, flow }: OpenImport) => {
  const { import: text } = useText();
  const { read } = state;
  const [headerRow, setHeaderRow] = useState(String(read?.mapping.headerRow ?? 0));
  if (read === undefined) return null;
  const { mapping, rows } = read;
  const canGoOn = hasNames(mapping);
  const back = (): void => {
    if (state.sheetNames.length > 1) flow.goTo('sheets');
    else flow.startOver();
  };
  return (
    <Screen
      title={text.mappingTitle}
      subtitle={[state.fileName, text.rowsInSheet(rows)].filter(Boolean).join(' · ')}
      back={back}
      wide
      bottom={
        <PrimaryButton
          full
          disabled={!canGoOn}
          busy={state.busy !== undefined}
          onClick={() => void flow.mappingDone()}
        >
          {text.next}
        </PrimaryButton>
      }
    >
      <Stack>
        <ImportProblemNotice problem={state.problem} />
        <ImportBusy state={state} flow={flow} />
        {canGoOn ? null : (
          <Notice tone="warn" live>
            {mapping.headerRow === 0 ? text.headerNotFound : text.needsName}
          </Notice>
        )}
        <p>{text.mappingWhat}</p>
        <div className={styles.columns}>
          {mapping.columns.map((column) => (
            <ColumnField
              key={column.index}
              column={column}
              onField={(field) => void flow.setField(column.index, field)}
            />
          ))}
        </div>
        <Card>
          <TextField
            id="import-header-row"
            label={text.headerRow}
            hint={text.headerRowHint}
            inputMode="numeric"
            lengthMax={4}
            figures
            value={headerRow}
            onChange={setHeaderRow}
            onBlur={() => {
              const row = Number(headerRow.trim());
              const isRow = /^[0-9]+$/.test(headerRow.trim()) && row <= rows;
              if (!isRow) setHeaderRow(String(mapping.headerRow));
              else if (row !== mapping.headerRow) void flow.headingsAt(row);
            }}
          />
        </Card>
      </Stack>
    </Screen>
  );
};

const ColumnField = (props: {
  readonly column: MappedColumn;
  readonly onField: (field: ImportField | null) => void;
}) => {
  const { import: text } = useText();
  const { index, label, samples, field, isDoubtful } = props.column;
  const shown = IMPORT_FIELDS.find((one) => one === field);
  return (
    <div className={`${styles.column} ${shown === undefined ? styles.leftOut : ''}`}>
      <SelectField
        id={`import-column-${index}`}
        label={`${text.columnNo(columnLetters(index))}: ${label === '' ? text.columnBare : label}`}
        hint={
          samples.length === 0
            ? undefined
            : text.examples(samples.map((sample) => sampleText(sample, shown)).join(' · '))
        }
        error={isDoubtful ? text.doubtful : undefined}
        value={shown ?? 'none'}
        choices={[...IMPORT_FIELDS, 'none' as const].map((value) => ({
          value,
          label: text.fields[value],
        }))}
        onChange={(value) => props.onField(IMPORT_FIELDS.find((one) => one === value) ?? null)}
      />
    </div>
  );
};

/** A day as Excel counts it is shown as the day it is. */
const sampleText = (sample: string, field: ImportField | undefined): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(sample)) return dayText(sample);
  if (!DATED.some((one) => one === field) || !/^\d{5}$/.test(sample)) return sample;
  const day = dateFromCell(sample);
  return day.ok ? dayText(day.value) : sample;
};

const DATED: readonly ImportField[] = ['bornOn', 'joinedOn', 'male', 'female'];
