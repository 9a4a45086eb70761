/** Who changed what of a member and when, as far as this device holds it. */
import { useMemo, useState } from 'react';
import { device } from '#domain/office/device.ts';
import { officer } from '#domain/office/officer.ts';
import { useReplica } from '#replica/use-replica.ts';
import { QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import { historyOf, whoWrote, type WhoWrote } from './member-page.ts';
import type { MemberRow } from './roster-list.ts';
import { useRecords } from '#replica/use-replica.ts';
import styles from './member.module.css';

const SHOWN_AT_FIRST = 4;

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
  const [isOpen, setOpen] = useState(false);
  const lines = historyOf(replica.record(row.book, row.type, row.id), who, text);
  const shown = isOpen ? lines : lines.slice(0, SHOWN_AT_FIRST);
  return (
    <Card title={text.history} bare>
      {lines.length === 0 ? (
        <p className={styles.nothing}>{text.historyNone}</p>
      ) : (
        <List label={text.history}>
          {shown.map((line) => (
            <ListRow
              key={line.key}
              title={line.what}
              subtitle={text.writtenAt(line.who, line.when)}
            />
          ))}
        </List>
      )}
      {lines.length > shown.length ? (
        <QuietButton full onClick={() => setOpen(true)}>
          {text.historyMore(lines.length - shown.length)}
        </QuietButton>
      ) : null}
    </Card>
  );
};
