/** What stands above every screen: another window is the writer, this disk is in doubt, a new version waits. */
import type { SelfCheckProblem } from '#replica/replica.ts';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { useText } from '#ui/use-text.ts';
import styles from './bars.module.css';

export const OtherWindowBar = (props: { readonly onTakeOver: () => void }) => {
  const text = useText().sync;
  return (
    <div className={styles.bar} role="status">
      <div className={styles.words}>
        <p className={styles.title}>{text.otherWindow}</p>
        <p className={styles.hint}>{text.otherWindowHint}</p>
      </div>
      <PrimaryButton small onClick={props.onTakeOver}>
        {text.useHere}
      </PrimaryButton>
    </div>
  );
};

/** The self-check found this disk wanting: said plainly, with what to do, and nothing is mended behind anyone's back. */
export const HealthBar = (props: { readonly problem: SelfCheckProblem }) => {
  const text = useText().sync;
  return (
    <div className={styles.bar} role="alert">
      <div className={styles.words}>
        <p className={styles.title}>
          {props.problem.kind === 'own-entries-missing'
            ? text.entriesMissing(props.problem.missing)
            : text.diskDoubtful}
        </p>
        <p className={styles.hint}>
          {props.problem.kind === 'own-entries-missing'
            ? text.entriesMissingHint
            : text.diskDoubtfulHint}
        </p>
      </div>
    </div>
  );
};

export const UpdateBar = (props: {
  readonly onApply: () => void;
  readonly onLater: () => void;
}) => {
  const text = useText().sync;
  return (
    <div className={`${styles.bar} ${styles.calm}`} role="status">
      <div className={styles.words}>
        <p className={styles.title}>{text.updateReady}</p>
        <p className={styles.hint}>{text.updateHint}</p>
      </div>
      <div className={styles.acts}>
        <PrimaryButton small onClick={props.onApply}>
          {text.updateNow}
        </PrimaryButton>
        <QuietButton small onClick={props.onLater}>
          {text.updateLater}
        </QuietButton>
      </div>
    </div>
  );
};
