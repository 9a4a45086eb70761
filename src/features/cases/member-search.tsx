/** Choosing the member a request is for: a few letters, a tap, and a way to change it. */
import { useMemo, useState } from 'react';
import { member } from '#domain/roster/member.ts';
import { foldName } from '#domain/roster/person-name.ts';
import { QuietButton } from '#ui/button.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CASE_FIELD } from './case-draft.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { useRecords } from '#replica/use-replica.ts';
import styles from './cases.module.css';

const SHOWN_MAX = 6;

export const MemberSearch = (props: {
  readonly unit: string;
  /** Id; '' for nobody yet. */
  readonly chosen: string;
  readonly error: string | undefined;
  readonly onChoose: (member: string) => void;
}) => {
  const { cases: text } = useText();
  const members = useRecords(member);
  const [query, setQuery] = useState('');
  const folded = foldName(query);
  const hits = useMemo(() => {
    if (folded === '') return [];
    const words = folded.split(' ').map((word) => ` ${word}`);
    return (members ?? []).filter(({ book, searchText, values }) => {
      if (unitOfBook(book) !== props.unit || values.archived === true) return false;
      return words.every((word) => ` ${searchText}`.includes(word)) || searchText.includes(folded);
    });
  }, [members, folded, props.unit]);
  const chosen = members?.find(({ id }) => id === props.chosen);

  if (chosen !== undefined)
    return (
      <div className={styles.picked} id={CASE_FIELD.member} tabIndex={-1}>
        <span>
          <strong>{chosen.values.fullName[0] ?? ''}</strong>
          <span className={styles.dim}>{` ${chosen.values.employeeNo ?? ''}`}</span>
        </span>
        <QuietButton small onClick={() => props.onChoose('')}>
          {text.memberChange}
        </QuietButton>
      </div>
    );
  return (
    <div className={styles.search} id={CASE_FIELD.member} tabIndex={-1}>
      {props.error === undefined ? null : <p className={styles.error}>{props.error}</p>}
      <SearchField
        label={text.memberSearch}
        value={query}
        onChange={setQuery}
        onEnter={() => {
          const first = hits[0];
          if (first !== undefined) props.onChoose(first.id);
        }}
      />
      {folded === '' ? <p className={styles.dim}>{text.memberSearchHint}</p> : null}
      {folded !== '' && hits.length === 0 ? (
        <p className={styles.dim} role="status">
          {text.memberNone(query.trim())}
        </p>
      ) : null}
      {hits.length === 0 ? null : (
        <div className={styles.hits}>
          <List label={text.memberSearch}>
            {hits.slice(0, SHOWN_MAX).map(({ id, values }) => (
              <ListRow
                key={id}
                title={values.fullName[0] ?? ''}
                subtitle={[values.employeeNo ?? '', values.sectionNote ?? '']
                  .filter((part) => part !== '')
                  .join(' · ')}
                onClick={() => props.onChoose(id)}
              />
            ))}
          </List>
        </div>
      )}
      {hits.length > SHOWN_MAX ? (
        <p className={styles.dim}>{text.memberMore(hits.length - SHOWN_MAX)}</p>
      ) : null}
    </div>
  );
};
