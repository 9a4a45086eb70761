/** The store was taken away under the open book: what happened, and how what only this window still holds is kept. */
import { useState } from 'react';
import { shareFile } from '#platform/share-file.ts';
import type { TakenAway } from '#replica/ports.ts';
import { useCounts, useReplica } from '#replica/use-replica.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { useText } from '#ui/use-text.ts';
import styles from './bars.module.css';

export const TakenAwayBar = (props: { readonly why: TakenAway }) => {
  const text = useText().sync;
  if (props.why === 'store-gone') return <StoreGoneBar />;
  return (
    <div className={styles.bar} role="alert">
      <div className={styles.words}>
        <p className={styles.title}>{text.storeNewer}</p>
        <p className={styles.hint}>{text.storeNewerHint}</p>
      </div>
      <PrimaryButton small onClick={() => window.location.reload()}>
        {text.loadAnew}
      </PrimaryButton>
    </div>
  );
};

/** The entries themselves are still in memory, and the key of a backup too. */
const StoreGoneBar = () => {
  const text = useText().sync;
  const { backup } = useReplica();
  const { waiting } = useCounts();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();

  const handOn = async (): Promise<string> => {
    const made = await backup.make();
    // That it was handed on cannot be noted: there is no disk to note it on.
    const shared = made.ok ? await shareFile(made.value) : 'not-shared';
    return made.ok && shared !== 'not-shared'
      ? text.storeGoneKept(made.value.entries)
      : text.storeGoneNotKept;
  };
  const press = async (): Promise<void> => {
    setBusy(true);
    setSaid(await handOn());
    setBusy(false);
  };
  return (
    <div className={styles.bar} role="alert">
      <div className={styles.words}>
        <p className={styles.title}>{text.storeGone}</p>
        <p className={styles.hint}>
          {waiting === 0 ? text.storeGoneAllSent : text.storeGoneUnsent(waiting)}
        </p>
        {said === undefined ? null : <p className={styles.hint}>{said}</p>}
      </div>
      {waiting === 0 ? null : (
        <PrimaryButton small busy={isBusy} onClick={() => void press()}>
          {text.storeGoneBackup}
        </PrimaryButton>
      )}
    </div>
  );
};
