/** Kiểm tiền → Khóa sổ → Gửi đi: where the officer stands in the end of the day. */
import { useText } from '#ui/use-text.ts';
import styles from './end-of-day.module.css';

export const Stages = (props: { readonly at: 0 | 1 | 2 }) => {
  const { endOfDay: text } = useText();
  return (
    <ol className={styles.stages} aria-label={text.stagesLabel}>
      {text.stages.map((stage, index) => (
        <li
          key={stage}
          className={index <= props.at ? styles.reached : undefined}
          aria-current={index === props.at ? 'step' : undefined}
        >
          {stage}
        </li>
      ))}
    </ol>
  );
};
