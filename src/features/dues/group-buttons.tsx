/** The ways from the month to Thu cả tổ and to the lists it left. */
import type { Period } from '#domain/calendar-date.ts';
import { useIsWriter } from '#replica/use-replica.ts';
import { useUnitsToWriteIn } from '#replica/use-union.ts';
import { QuietButton, SecondaryButton } from '#ui/button.tsx';
import { collectionsPath, EVERY_UNIT, groupPath } from './dues-paths.ts';
import { useCollectionText } from './use-group.ts';
import styles from './collection.module.css';

export const GroupButtons = (props: {
  readonly unit: string;
  readonly period: Period;
  readonly unpaid: number;
}) => {
  const text = useCollectionText(props.unit === EVERY_UNIT ? undefined : props.unit);
  const isWriter = useIsWriter();
  const mayCollectIn = useUnitsToWriteIn('dues');
  const mayCollect =
    isWriter &&
    (props.unit === EVERY_UNIT ? mayCollectIn.length > 0 : mayCollectIn.includes(props.unit));
  return (
    <div className={styles.ways}>
      {props.unpaid === 0 || !mayCollect ? null : (
        <SecondaryButton small href={groupPath(props.unit, props.period)}>
          {text.title(text.group)}
        </SecondaryButton>
      )}
      <QuietButton small href={collectionsPath}>
        {text.listTitle}
      </QuietButton>
    </div>
  );
};
