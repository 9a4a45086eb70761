/** The slips as they are printed: eight on a page of A4, black on white, each cut out and handed to one person. */
import { qrPath } from '#platform/qr-path.ts';
import { momentText } from '#text/day-text.ts';
import { useText } from '#ui/use-text.ts';
import type { Slip } from './slip-work.ts';
import styles from './slip-sheet.module.css';

export const SlipSheet = (props: {
  readonly slips: readonly Slip[];
  readonly unitName: (unit: string) => string;
  readonly isPractice: boolean;
}) => (
  <div className={styles.sheet}>
    {props.slips.map((slip) => (
      <SlipPaper
        key={slip.trainee.line}
        slip={slip}
        union={props.unitName(slip.trainee.unit)}
        isPractice={props.isPractice}
      />
    ))}
  </div>
);

const SlipPaper = (props: {
  readonly slip: Slip;
  readonly union: string;
  readonly isPractice: boolean;
}) => {
  const { training: text, office } = useText();
  const { trainee, made } = props.slip;
  const { size, path } = qrPath(made.link);
  const { host } = new URL(made.link);
  return (
    <article className={styles.slip} aria-label={text.slipLabel(trainee.displayName)}>
      {props.isPractice ? <p className={styles.practice}>{text.practice}</p> : null}
      <p className={styles.head}>{text.slipHead}</p>
      <p className={styles.name}>{trainee.displayName}</p>
      <p className={styles.union}>{`${office.roles[trainee.role]} · ${props.union}`}</p>
      <div className={styles.ways}>
        <svg
          className={styles.qr}
          viewBox={`0 0 ${size} ${size}`}
          shapeRendering="crispEdges"
          role="img"
          aria-label={office.qrLabel}
        >
          <path d={path} fill="#000" />
        </svg>
        <div>
          <p className={styles.small}>{text.slipCode}</p>
          <p className={styles.code}>{`${made.code.slice(0, 4)} ${made.code.slice(4)}`}</p>
          <p className={styles.host}>{host}</p>
          <p className={styles.small}>{text.slipUntil(momentText(made.expiresMs))}</p>
        </div>
      </div>
      <ol className={styles.steps}>
        {text.slipSteps(host).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </article>
  );
};
