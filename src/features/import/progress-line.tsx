/** How far a long work has come, as figures and a line. */
import { useText } from '#ui/use-text.ts';
import styles from './import.module.css';

export const ProgressLine = (props: {
  readonly label: string;
  readonly done: number;
  readonly of: number;
}) => {
  const { import: text } = useText();
  return (
    <div className={styles.progress}>
      <p className={styles.figures} role="status">
        {text.saved(props.done, props.of)}
      </p>
      <progress
        className={styles.line}
        aria-label={props.label}
        value={props.done}
        max={Math.max(1, props.of)}
      />
    </div>
  );
};
