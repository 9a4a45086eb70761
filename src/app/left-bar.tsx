/** Says plainly which books have left this device and why, until the officer has read it. */
import { useSyncExternalStore } from 'react';
import { unitOfBook } from '#domain/held-units.ts';
import { useReplica } from '#replica/use-replica.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { useText } from '#ui/use-text.ts';
import styles from './bars.module.css';

export const LeftBar = () => {
  const { safekeeping: text } = useText();
  const replica = useReplica();
  const left = useSyncExternalStore(replica.watch, replica.leftBooks);
  const named: Readonly<Record<string, string>> = text.books;
  const units = [...new Set(left.map(({ book }) => unitOfBook(book)))];
  const kinds = [...new Set(left.map(({ book }) => named[book.split('.')[0] ?? ''] ?? book))];
  const unitName = units.length === 1 ? left.find(({ unitName: name }) => name !== '') : undefined;
  const held = left.reduce((sum, book) => sum + book.held, 0);
  const waits = held > 0 ? ` ${text.leftHeld(held)}` : '';
  // No way to put it away: as long as the device is a lost one, whoever holds it is told so.
  if (left.some(({ lost }) => lost === true))
    return (
      <div className={styles.bar} role="alert">
        <div className={styles.words}>
          <p className={styles.title}>{text.lostTitle}</p>
          <p className={styles.hint}>
            {text.lostWhy}
            {waits}
          </p>
        </div>
      </div>
    );
  return (
    <div className={`${styles.bar} ${styles.calm}`} role="status">
      <div className={styles.words}>
        <p className={styles.title}>{text.leftTitle}</p>
        <p className={styles.hint}>
          {unitName === undefined ? text.leftWhySome : text.leftWhy(unitName.unitName)}{' '}
          {text.leftWhat(kinds.join(', '))}
          {waits}
        </p>
      </div>
      <PrimaryButton small onClick={() => void replica.leftBooksSeen()}>
        {text.leftRead}
      </PrimaryButton>
    </div>
  );
};
