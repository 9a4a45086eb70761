/** On the page of a request: the papers that went up about it, how they stand, and the way to write one. */
import { useState } from 'react';
import { isEnded } from '#domain/cases/case-file.ts';
import { unitOfBook } from '#domain/held-units.ts';
import type { ReferralStanding, ReferredPaper } from '#domain/views/referral-view.ts';
import { useTierInUse, useTierState } from '#replica/use-replica.ts';
import { dayText } from '#text/day-text.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Chip, StateChip, type Tone } from '#ui/chip.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import type { CaseRow } from './case-list.ts';
import { paperPath } from './cases-paths.ts';
import { OpenTierButton } from './open-tier.tsx';
import { ReferDialog } from './refer-dialog.tsx';
import { useNameAbove, usePapersOf, useUnionsAbove } from './use-referrals.ts';
import styles from './cases.module.css';

export const ReferralCard = (props: { readonly row: CaseRow; readonly isWriter: boolean }) => {
  const { referral: text } = useText();
  const { row } = props;
  const { stage } = row.values;
  const papers = usePapersOf(row.book, row.id);
  const unions = useUnionsAbove(unitOfBook(row.book));
  const { isOpen } = useTierState();
  const [isAsked, setAsked] = useState(false);
  useTierInUse(papers.length > 0);
  const isShut = !isOpen && stage?.stage === 'referred';
  const mayRefer =
    props.isWriter && unions.length > 0 && (stage === undefined || !isEnded(stage.stage));
  if (!mayRefer && !isShut && papers.length === 0) return null;
  return (
    <Card title={text.title} aside={papers.length === 0 ? undefined : papers.length}>
      {papers.length === 0 ? (
        <p className={styles.dim}>{isShut ? text.locked : text.intro}</p>
      ) : (
        <PaperRows papers={papers} />
      )}
      <div className={styles.acts}>
        {isShut ? <OpenTierButton /> : null}
        {mayRefer ? (
          <SecondaryButton onClick={() => setAsked(true)}>
            {papers.length === 0 && !isShut ? text.refer : text.referAgain}
          </SecondaryButton>
        ) : null}
      </div>
      {isAsked ? <ReferDialog row={row} unions={unions} onClose={() => setAsked(false)} /> : null}
    </Card>
  );
};

const PaperRows = (props: { readonly papers: readonly ReferredPaper[] }) => {
  const { referral: text } = useText();
  const nameAbove = useNameAbove();
  return (
    <List label={text.title}>
      {props.papers.map((paper) => (
        <ListRow
          key={paper.id}
          title={text.sentTo(nameAbove(paper.to))}
          subtitle={
            paper.endedOn === undefined
              ? text.sentOn(dayText(paper.on ?? ''))
              : text.endedOn(dayText(paper.endedOn))
          }
          chip={<PaperChip paper={paper} />}
          href={paperPath(paper)}
        />
      ))}
    </List>
  );
};

const TONES: Readonly<Record<ReferralStanding, Tone>> = {
  sent: 'wait',
  received: 'act',
  answered: 'act',
  'taken-back': 'plain',
};

/** What has not reached the server cannot have been read above: that is said first. */
export const PaperChip = (props: { readonly paper: ReferredPaper }) => {
  const { referral: text } = useText();
  const { standing, state } = props.paper;
  return state === 'safe' ? (
    <Chip tone={TONES[standing]}>{text.standings[standing]}</Chip>
  ) : (
    <StateChip state={state} />
  );
};
