/** The screens before the book is open: one thing asked, one act, the name of the app above. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { useFrameText } from './use-frame-text.ts';
import styles from './doorway.module.css';

export const Doorway = (props: {
  readonly title: string;
  readonly lead?: ReactNode;
  /** At the right of the app's name: the language. */
  readonly corner?: ReactNode;
  readonly bottom?: ReactNode;
  readonly children?: ReactNode;
}) => {
  const text = useFrameText().common;
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) title.current?.focus({ preventScroll: true });
  }, [props.title]);
  return (
    <main className={styles.page} aria-labelledby={titleId}>
      <div className={styles.inner}>
        <div className={styles.top}>
          <span className={styles.brand}>
            <span className={styles.sign}>
              <Icon name="members" />
            </span>
            {text.appName}
          </span>
          {props.corner}
        </div>
        <div className={styles.titles}>
          <h1 id={titleId} ref={title} tabIndex={-1} className={styles.title}>
            {props.title}
          </h1>
          {props.lead === undefined ? null : <div className={styles.lead}>{props.lead}</div>}
        </div>
        <div className={styles.content}>{props.children}</div>
        {props.bottom === undefined ? null : <div className={styles.bottom}>{props.bottom}</div>}
      </div>
    </main>
  );
};
