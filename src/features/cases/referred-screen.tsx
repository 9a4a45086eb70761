/** What unions below have referred: papers only, never their books of requests. */
import { heldUnits, unitOfBook } from '#domain/held-units.ts';
import type { ReferredPaper } from '#domain/views/referral-view.ts';
import { useReplica, useTierInUse, useTierState } from '#replica/use-replica.ts';
import { useUnitNames } from '#replica/use-union.ts';
import { dayText } from '#text/day-text.ts';
import { Card } from '#ui/card.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { casesPath, paperPath } from './cases-paths.ts';
import { TierNotice } from './open-tier.tsx';
import { PaperChip } from './referral-card.tsx';
import { usePapersFromBelow } from './use-referrals.ts';

/** For whoever keeps requests of the own union too, and so reaches it from their list. */
export const ReferredScreen = () => {
  const { referral: text } = useText();
  return (
    <Screen title={text.below} back={casesPath} keepsPlace>
      <ReferredList />
    </Screen>
  );
};

export const ReferredList = () => {
  const { referral: text } = useText();
  const papers = usePapersFromBelow();
  const { books } = useTierState();
  const count = papers?.length ?? 0;
  useTierInUse(count > 0);
  return (
    <>
      <TierNotice hasOpen={count > 0} />
      {papers === undefined || (count === 0 && books > 0) ? null : count === 0 ? (
        <EmptyState title={text.belowNone}>{text.belowNoneHint}</EmptyState>
      ) : (
        <Card title={text.below} aside={text.belowCount(count)} bare>
          <List label={text.below}>
            {papers.map((paper) => (
              <PaperLine key={paper.id} paper={paper} />
            ))}
          </List>
        </Card>
      )}
    </>
  );
};

const PaperLine = ({ paper }: { readonly paper: ReferredPaper }) => {
  const { cases, referral: text } = useText();
  const names = useUnitNames();
  const { kind } = paper.paper;
  return (
    <ListRow
      title={kind === undefined ? cases.caseTitle : cases.kinds[kind]}
      subtitle={[
        names.get(unitOfBook(paper.book)) ?? text.unitUnknown,
        dayText(paper.on ?? ''),
      ].join(' · ')}
      chip={<PaperChip paper={paper} />}
      href={paperPath(paper)}
    />
  );
};

/** Back to the list that led to a paper from below. */
export const useReferredBack = (referredPath: string): string => {
  const replica = useReplica();
  const isHeld = heldUnits(replica.books(), 'cases', replica.identity.homeUnit).length > 0;
  return isHeld ? referredPath : casesPath;
};
