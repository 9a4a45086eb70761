/** Mang hộ: takes a colleague's file in, and says what became of each. */
import { useRef, useState } from 'react';
import type { CarriedFile } from '#replica/relay-port.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { momentText } from '#text/day-text.ts';
import { QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { StateChip, type ThingState } from '#ui/chip.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { useCarried } from './use-relay.ts';
import styles from './relay-screen.module.css';

export const CarryCard = () => {
  const { relay: text } = useText();
  const { files, isBusy, problem, hasTaken, take, drop } = useCarried();
  const input = useRef<HTMLInputElement>(null);
  const [dropping, setDropping] = useState<string>();
  const known: Readonly<Record<string, string>> = text.takeProblems;
  return (
    <>
      <Card title={text.carryTitle}>
        <p>{text.carryHint}</p>
        {problem === undefined ? null : (
          <div className={styles.act}>
            <Notice tone="danger" live>
              {known[problem] ?? text.someProblem}
            </Notice>
          </div>
        )}
        {hasTaken ? (
          <div className={styles.act}>
            <Notice tone="info" live>
              {text.taken}
            </Notice>
          </div>
        ) : null}
        <input
          ref={input}
          type="file"
          className={styles.fileInput}
          aria-label={text.take}
          tabIndex={-1}
          accept=".txt,text/plain,application/octet-stream"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file !== undefined) void take(file);
          }}
        />
        <div className={styles.act}>
          <SecondaryButton full writes busy={isBusy} onClick={() => input.current?.click()}>
            {isBusy ? text.taking : text.take}
          </SecondaryButton>
        </div>
        {files?.length === 0 ? <p className={styles.dim}>{text.noneCarried}</p> : null}
      </Card>
      {files === undefined || files.length === 0 ? null : (
        <Card title={text.carriedHeading} aside={String(files.length)} bare>
          <List label={text.carriedHeading}>
            {files.map((file) => (
              <CarriedRow key={file.id} file={file} onDrop={() => setDropping(file.id)} />
            ))}
          </List>
        </Card>
      )}
      <ConfirmDialog
        isOpen={dropping !== undefined}
        title={text.dropTitle}
        confirmLabel={text.drop}
        isDangerous
        onConfirm={() => {
          if (dropping !== undefined) void drop(dropping);
          setDropping(undefined);
        }}
        onCancel={() => setDropping(undefined)}
      >
        <p>{text.dropText}</p>
      </ConfirmDialog>
    </>
  );
};

const chipOf = ({ state }: CarriedFile): ThingState => {
  if (state.is === 'waiting') return 'waiting';
  return state.is === 'sent' && state.left === 0 ? 'safe' : 'check';
};

const CarriedRow = (props: { readonly file: CarriedFile; readonly onDrop: () => void }) => {
  const { relay: text } = useText();
  const { file } = props;
  return (
    <ListRow
      title={text.fileOf(momentText(file.madeMs))}
      subtitle={lineOf(file, text)}
      chip={<StateChip state={chipOf(file)} />}
      action={
        file.state.is === 'waiting' ? (
          <QuietButton small writes onClick={props.onDrop}>
            {text.drop}
          </QuietButton>
        ) : undefined
      }
    />
  );
};

const lineOf = ({ state, takenMs, parts }: CarriedFile, text: Catalogue['relay']): string => {
  switch (state.is) {
    case 'waiting':
      return state.sent === 0
        ? text.lineWaiting(momentText(takenMs))
        : text.linePart(state.sent, parts);
    case 'sent':
      return state.left === 0
        ? text.lineSent(state.entries, momentText(state.atMs))
        : text.lineLeft(state.entries, state.left);
    case 'refused':
      return text.lineRefused;
  }
};
