/** The imports that still stand, with who stands twice because of them; each can be taken back. */
import { useEffect, useState } from 'react';
import { twinsOnRoll } from '#domain/roster/import-roll.ts';
import { pastImports, type PastImport } from '#domain/roster/import-undo.ts';
import { member } from '#domain/roster/member.ts';
import type { Replica } from '#replica/replica.ts';
import { useReplica, type Row } from '#replica/use-replica.ts';
import { momentText } from '#text/day-text.ts';
import { Card, Stack } from '#ui/card.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { rollPersonOf } from './import-state.ts';
import { importedMembers } from './import-writing.ts';
import { UndoImport } from './undo-import.tsx';
import styles from './import.module.css';

/** Older ones are still there; whoever needs one asks for the newest to be taken back first. */
const SHOWN_MAX = 10;

interface Shown extends PastImport {
  /** People of this import who also stand on the roll by another record. */
  readonly twins: number;
}

export const PastImports = () => {
  const { import: text } = useText();
  const replica = useReplica();
  const [past, setPast] = useState<readonly Shown[]>([]);
  const [undone, setUndone] = useState<string>();
  useEffect(() => {
    let isLeft = false;
    const look = async (): Promise<void> => {
      const found = await shownImports(replica);
      if (!isLeft) setPast(found);
    };
    void look();
    return () => {
      isLeft = true;
    };
  }, [replica, undone]);
  if (past.length === 0 && undone === undefined) return null;
  return (
    <Card title={text.past}>
      {undone === undefined ? null : (
        <Notice tone="info" live>
          {undone}
        </Notice>
      )}
      <Stack>
        {past.map((one) => {
          const time = momentText(one.startedMs, replica.correctedNow().ms);
          return (
            <div key={one.group} className={styles.past}>
              <p>
                <strong>{time}</strong>: {text.pastWhat(one.created.length, one.changed)}
              </p>
              {one.twins === 0 ? null : <Notice tone="warn">{text.pastTwins(one.twins)}</Notice>}
              <UndoImport group={one.group} time={time} label={text.undo} onUndone={setUndone} />
            </div>
          );
        })}
      </Stack>
    </Card>
  );
};

const shownImports = async (replica: Replica): Promise<readonly Shown[]> => {
  const past = pastImports(await importedMembers(replica)).slice(0, SHOWN_MAX);
  if (past.length === 0) return [];
  const rows = (await replica.shelf.find({ type: member.type })) as readonly Row<typeof member>[];
  const twins = new Set(
    twinsOnRoll(rows.map(rollPersonOf)).flatMap((pair) => pair.map(({ id }) => id)),
  );
  return past.map((one) => ({ ...one, twins: one.created.filter((id) => twins.has(id)).length }));
};
