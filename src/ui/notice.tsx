/** A word to the officer in its place on the screen, and what an empty screen says. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './notice.module.css';

export type NoticeTone = 'info' | 'warn' | 'danger' | 'safe';

const SIGNS: Readonly<Record<NoticeTone, IconName>> = {
  info: 'info',
  warn: 'clock',
  danger: 'alert',
  safe: 'check',
};

export const Notice = (props: {
  readonly tone: NoticeTone;
  /** Where another picture says more than that of the tone. */
  readonly sign?: IconName | undefined;
  readonly title?: ReactNode;
  readonly action?: ReactNode;
  /** Read out when it appears: for what the officer is waiting for. */
  readonly live?: boolean | undefined;
  readonly children?: ReactNode;
}) => (
  <div
    className={`${styles.notice} ${styles[props.tone] ?? ''}`}
    role={props.live === true ? (props.tone === 'danger' ? 'alert' : 'status') : undefined}
  >
    <span className={styles.sign}>
      <Icon name={props.sign ?? SIGNS[props.tone]} />
    </span>
    <div className={styles.words}>
      {props.title === undefined ? null : <p className={styles.title}>{props.title}</p>}
      {props.children === undefined || props.children === null ? null : <div>{props.children}</div>}
      {props.action === undefined ? null : <div className={styles.action}>{props.action}</div>}
    </div>
  </div>
);

/** What belongs here, and the first act. */
export const EmptyState = (props: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) => (
  <div className={styles.empty}>
    <p className={styles.emptyTitle}>{props.title}</p>
    {props.children === undefined ? null : <div className={styles.emptyText}>{props.children}</div>}
    {props.action}
  </div>
);
