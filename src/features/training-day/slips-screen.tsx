/** The slips on the screen, once: what is not printed now is made anew. */
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { SlipSheet } from './slip-sheet.tsx';
import type { NoSlip, Slip } from './slip-work.ts';
import { officersPath } from './training-paths.ts';
import type { TrainingDesk } from './use-slips.ts';
import styles from './training.module.css';

export const SlipsScreen = (props: {
  readonly desk: TrainingDesk;
  readonly slips: readonly Slip[];
  readonly without: readonly NoSlip[];
  readonly onOther: () => void;
}) => {
  const { training: text } = useText();
  const { desk, slips, without } = props;
  const why: Readonly<Record<string, string>> = text.noSlipWhy;
  return (
    <Screen
      title={text.slipsTitle(slips.length)}
      back={officersPath}
      wide
      bottom={
        <PrimaryButton full disabled={slips.length === 0} onClick={() => window.print()}>
          {text.print}
        </PrimaryButton>
      }
    >
      <div className={styles.notPrinted}>
        <Notice tone="warn" live title={text.secret}>
          {text.printNow}
        </Notice>
        <SecondaryButton onClick={props.onOther}>{text.otherList}</SecondaryButton>
        {without.length === 0 ? null : (
          <Card title={text.noSlip(without.length)} bare>
            <List>
              {without.map(({ trainee, kind }) => (
                <ListRow
                  key={trainee.line}
                  title={trainee.displayName}
                  subtitle={why[kind] ?? text.noSlipWhy.other}
                />
              ))}
            </List>
          </Card>
        )}
      </div>
      <SlipSheet slips={slips} unitName={desk.unitName} isPractice={desk.isPractice} />
    </Screen>
  );
};
