/** Gửi nhờ máy khác: what waits here as one sealed file, one tap to the share sheet. */
import { useCounts } from '#replica/use-replica.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { useMakeRelay, type Made } from './use-relay.ts';
import styles from './relay-screen.module.css';

export const MakeCard = () => {
  const { relay: text } = useText();
  const { waiting } = useCounts();
  const { isBusy, made, make } = useMakeRelay();
  return (
    <Card title={text.makeTitle}>
      <p>{text.makeHint}</p>
      {made === undefined ? null : <MadeNotice made={made} />}
      {waiting === 0 ? (
        <p className={styles.dim}>{text.nothing}</p>
      ) : (
        <>
          <p className={styles.dim}>{text.waiting(waiting)}</p>
          <div className={styles.act}>
            <PrimaryButton full busy={isBusy} writes={false} onClick={() => void make()}>
              {isBusy ? text.making : text.make}
            </PrimaryButton>
          </div>
          <p className={styles.dim}>{text.stays}</p>
        </>
      )}
    </Card>
  );
};

const MadeNotice = ({ made }: { readonly made: Made }) => {
  const { relay: text } = useText();
  return (
    <div className={styles.act}>
      <Notice tone={made.how === 'shared' || made.how === 'downloaded' ? 'info' : 'warn'} live>
        {saidOf(made, text)}
      </Notice>
    </div>
  );
};

const saidOf = (made: Made, text: Catalogue['relay']): string => {
  switch (made.how) {
    case 'not-shared':
      return text.notShared;
    case 'refused':
      return text.makeProblems[made.problem];
    case 'shared':
    case 'downloaded': {
      const said =
        made.how === 'shared'
          ? text.handed(made.entries)
          : text.downloaded(made.name, made.entries);
      return made.left === 0 ? said : `${said} ${text.left(made.left)}`;
    }
  }
};
