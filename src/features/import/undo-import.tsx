/** Takes one import back, whole: says first what will happen, then shows how far it is. */
import { useState } from 'react';
import type { ImportUndo } from '#domain/roster/import-undo.ts';
import { member } from '#domain/roster/member.ts';
import { useReplica } from '#replica/use-replica.ts';
import { shelfKey } from '#replica/shelf-row.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useText } from '#ui/use-text.ts';
import { plannedUndo, writeUndo } from './import-writing.ts';
import { ProgressLine } from './progress-line.tsx';

const NAMES_MAX = 5;

interface Planned {
  readonly undo: ImportUndo;
  /** Names of some who stay. */
  readonly kept: string;
}

export const UndoImport = (props: {
  readonly group: string;
  /** When it was made, for the question. */
  readonly time: string;
  readonly label: string;
  readonly onUndone: (words: string) => void;
}) => {
  const { import: text } = useText();
  const replica = useReplica();
  const [planned, setPlanned] = useState<Planned>();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [problem, setProblem] = useState<string>();

  const ask = async (): Promise<void> => {
    const undo = await plannedUndo(replica, props.group);
    const names = await Promise.all(
      undo.kept.slice(0, NAMES_MAX).map(async (id) => {
        for (const book of replica.books()) {
          const row = await replica.shelf.get(shelfKey(book, member.type, id));
          const [name] = (row?.values['fullName'] ?? []) as readonly string[];
          if (name !== undefined) return name;
        }
        return text.noName;
      }),
    );
    const more = undo.kept.length - NAMES_MAX;
    setPlanned({ undo, kept: more > 0 ? text.andMore(names.join(', '), more) : names.join(', ') });
  };
  const go = async ({ undo }: Planned): Promise<void> => {
    setPlanned(undefined);
    const of = undo.removed + undo.restored;
    setProgress({ done: 0, of });
    const failed = await writeUndo(replica, undo, (done) => setProgress({ done, of }));
    setProgress(undefined);
    setProblem(failed);
    if (failed === undefined) props.onUndone(text.undone(undo.removed, undo.restored));
  };

  if (progress !== undefined) return <ProgressLine label={text.undoing} {...progress} />;
  return (
    <>
      <SaveProblemNotice kind={problem} />
      <SecondaryButton writes onClick={() => void ask()}>
        {props.label}
      </SecondaryButton>
      <ConfirmDialog
        isOpen={planned !== undefined}
        title={text.undoTitle(props.time)}
        confirmLabel={text.undo}
        isDangerous
        onConfirm={() => (planned === undefined ? undefined : void go(planned))}
        onCancel={() => setPlanned(undefined)}
      >
        {planned === undefined ? null : (
          <>
            <p>
              {planned.undo.drafts.length === 0
                ? text.nothingToUndo
                : text.undoWhat(planned.undo.removed, planned.undo.restored)}
            </p>
            {planned.undo.kept.length === 0 ? null : (
              <p>{text.undoKept(planned.undo.kept.length, planned.kept)}</p>
            )}
          </>
        )}
      </ConfirmDialog>
    </>
  );
};
