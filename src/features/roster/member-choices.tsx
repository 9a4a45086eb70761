/** Two values of who a person is, side by side, until somebody looks at the papers and chooses. */
import { useState } from 'react';
import { resolveIdentity, type RosterProblem } from '#domain/roster/acts.ts';
import { useIsWriter, useReplica } from '#replica/use-replica.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';
import { rosterSentence } from '#text/roster-problem-text.ts';
import { choicesWaiting, type ChoiceWaiting } from './member-page.ts';
import { useWhoWrote } from './member-history.tsx';
import type { MemberRow } from './roster-list.ts';
import styles from './member.module.css';

export const MemberChoices = (props: {
  readonly row: MemberRow;
  readonly isNumberShown: boolean;
}) => {
  const { roster: text, common } = useText();
  const { row } = props;
  const replica = useReplica();
  const isWriter = useIsWriter();
  const who = useWhoWrote();
  const flash = useSavedFlash();
  const [problem, setProblem] = useState<string>();
  const waiting = choicesWaiting(row.notices, who, props.isNumberShown, text);

  const choose = async ({ field, replaces }: ChoiceWaiting, value: string): Promise<void> => {
    const saved = await replica.save<RosterProblem>(() =>
      resolveIdentity({ rosterBook: row.book, member: row.id, field, value, replaces }),
    );
    if (saved.ok) flash(text.saved);
    else
      setProblem(
        saved.error.kind === 'refused'
          ? rosterSentence(saved.error.problem, text)
          : common.saveProblems[saved.error.kind],
      );
  };

  return waiting.map((choice) => (
    <Notice key={choice.field} tone="danger" title={choice.title}>
      <p>{text.twoWhat}</p>
      <ul className={styles.options}>
        {choice.options.map((option) => (
          <li key={option.value} className={styles.option}>
            <span className={styles.optionWords}>
              <strong>{option.shown}</strong>
              <span className={styles.dim}>{option.writtenAt}</span>
            </span>
            {isWriter ? (
              <SecondaryButton
                small
                label={text.chooseThisLong(option.shown)}
                onClick={() => void choose(choice, option.value)}
              >
                {text.chooseThis}
              </SecondaryButton>
            ) : null}
          </li>
        ))}
      </ul>
      {problem === undefined ? null : <p role="alert">{problem}</p>}
    </Notice>
  ));
};
