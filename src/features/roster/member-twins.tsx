/** Two records of one person: which ones, where each came from; joined and parted again by hand. */
import { useMemo, useState, type ReactNode } from 'react';
import { refuse } from '#base/result.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { duplicatesOf } from '#domain/roster/duplicates.ts';
import { member } from '#domain/roster/member.ts';
import { twinLink } from '#domain/roster/membership.ts';
import { linkTwins, TWIN_LINK_ID, unlinkTwins } from '#domain/roster/twin-acts.ts';
import { personIds } from '#domain/views/people-view.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { useTwinPairs, useUnitNames } from '#replica/use-union.ts';
import { momentText } from '#text/day-text.ts';
import { QuietButton, SecondaryButton } from '#ui/button.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';
import { useWhoWrote } from './member-history.tsx';
import { writtenFirst } from './member-page.ts';
import type { MemberRow } from './roster-list.ts';
import { memberPath } from './roster-paths.ts';

const SHOWN_MAX = 4;

export const MemberTwins = ({ row }: { readonly row: MemberRow }) => {
  const { roster: text, common } = useText();
  const replica = useReplica();
  const flash = useSavedFlash();
  const members = useRecords(member);
  const pairs = useTwinPairs();
  const [problem, setProblem] = useState<string>();
  const ids = useMemo(() => personIds(row.id, pairs), [row.id, pairs]);
  const twins = (members ?? []).filter(({ id }) => id !== row.id && ids.has(id));
  const alike = useMemo(() => likelyTwins(row, members ?? [], ids), [row, members, ids]);

  const put = async (act: 'join' | 'part', other: MemberRow): Promise<void> => {
    const rosterBook = row.book;
    const saved = await replica.save(() => {
      if (act === 'join') return linkTwins({ rosterBook, a: row.id, b: other.id });
      const record = replica.record(rosterBook, twinLink.type, TWIN_LINK_ID);
      return record === undefined
        ? refuse({ kind: 'not-linked' as const })
        : unlinkTwins({ rosterBook, record, a: row.id, b: other.id });
    });
    if (saved.ok) flash(text.saved);
    else
      setProblem(
        saved.error.kind === 'refused' ? text.twinElsewhere : common.saveProblems[saved.error.kind],
      );
  };

  return (
    <>
      {twins.length === 0 ? null : (
        <Notice tone="info" title={text.twinTitle(twins.length + 1)}>
          <p>{text.twinWhat}</p>
          <List label={text.twinTitle(twins.length + 1)}>
            <Origin row={row} isThis />
            {twins.slice(0, SHOWN_MAX).map((twin) => (
              <Origin
                key={twin.key}
                row={twin}
                action={
                  <QuietButton small writes onClick={() => void put('part', twin)}>
                    {text.twinPart}
                  </QuietButton>
                }
              />
            ))}
          </List>
        </Notice>
      )}
      {alike.map((other) => (
        <Notice
          key={other.key}
          tone="warn"
          title={text.twinMaybe}
          action={
            <SecondaryButton small writes onClick={() => void put('join', other)}>
              {text.twinJoin}
            </SecondaryButton>
          }
        >
          <List label={text.twinMaybe}>
            <Origin row={other} />
          </List>
        </Notice>
      ))}
      {problem === undefined ? null : (
        <Notice tone="danger" title={text.problemsTitle} live>
          {problem}
        </Notice>
      )}
    </>
  );
};

/** One record: name, union, and who wrote it down when. */
const Origin = (props: {
  readonly row: MemberRow;
  readonly isThis?: boolean;
  readonly action?: ReactNode;
}) => {
  const { roster: text } = useText();
  const replica = useReplica();
  const who = useWhoWrote();
  const unitNames = useUnitNames();
  const { row } = props;
  const first = writtenFirst(replica.record(row.book, row.type, row.id));
  const facts = [
    row.values.employeeNo ?? '',
    unitNames.get(unitOfBook(row.book)) ?? '',
    first === undefined ? '' : text.writtenAt(who(first.device), momentText(first.ms)),
  ];
  return (
    <ListRow
      title={`${row.values.fullName[0] ?? ''}${props.isThis === true ? ` (${text.twinThis})` : ''}`}
      subtitle={facts.filter((fact) => fact !== '').join(' · ')}
      action={props.action}
      href={props.isThis === true || props.action !== undefined ? undefined : memberPath(row)}
    />
  );
};

/** Of the same book only: a link lies in the book of both. The weakest likeness is no reason to ask. */
const likelyTwins = (
  row: MemberRow,
  members: readonly MemberRow[],
  joined: ReadonlySet<string>,
): readonly MemberRow[] => {
  const { values } = row;
  if (values.archived === true) return [];
  const others = members.filter(
    ({ id, book, values: other }) =>
      book === row.book && !joined.has(id) && other.archived !== true,
  );
  const found = duplicatesOf(
    {
      fullName: values.fullName[0] ?? '',
      nationalNumber: values.nationalNumber[0] ?? '',
      bornOn: values.bornOn ?? '',
      phone: '',
    },
    others,
  );
  const byId = new Map(others.map((other) => [other.id, other]));
  return found.slice(0, 2).flatMap(({ member: id }) => byId.get(id) ?? []);
};
