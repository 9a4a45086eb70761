/** Who changed what of a member and when, as far as this device holds it. */
import { useMemo } from 'react';
import { device } from '#domain/office/device.ts';
import { officer } from '#domain/office/officer.ts';
import { useReplica } from '#replica/use-replica.ts';
import { QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import { historyOf, whoWrote, type WhoWrote } from './member-page.ts';
import type { MemberRow } from './roster-list.ts';
import { memberHistoryPath } from './roster-paths.ts';
import { useRecords } from '#replica/use-replica.ts';
import styles from './member.module.css';

/** The newest; the screen behind it shows all, with what was written. */
const SHOWN_MAX = 4;

/** Names whoever wrote by the device that did. */
export const useWhoWrote = (): WhoWrote => {
  const { roster: text } = useText();
  const { identity } = useReplica();
  const devices = useRecords(device);
  const officers = useRecords(officer);
  return useMemo(
    () => whoWrote(identity.device, devices ?? [], officers ?? [], text),
    [identity, devices, officers, text],
  );
};

export const MemberHistory = ({ row }: { readonly row: MemberRow }) => {
  const { roster: text } = useText();
  const replica = useReplica();
  const who = useWhoWrote();
  const lines = historyOf(replica.record(row.book, row.type, row.id), who, text);
  return (
    <Card title={text.history} bare>
      {lines.length === 0 ? (
        <p className={styles.nothing}>{text.historyNone}</p>
      ) : (
        <List label={text.history}>
          {lines.slice(0, SHOWN_MAX).map((line) => (
            <ListRow
              key={line.key}
              title={line.what}
              subtitle={text.writtenAt(line.who, line.when)}
            />
          ))}
        </List>
      )}
      <QuietButton full href={memberHistoryPath(row)}>
        {text.historyAll}
      </QuietButton>
    </Card>
  );
};
