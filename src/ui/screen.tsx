/** One screen: title top left, way back, state at the right, a body that scrolls, the one act at the bottom. */
import { useEffect, useRef, type ReactNode, type Ref } from 'react';
import { Icon } from './icon.tsx';
import { useKeptPlace } from './kept-place.ts';
import { useGo } from './link.tsx';
import { Parts } from './parts.tsx';
import { useFrameText } from './use-frame-text.ts';
import styles from './screen.module.css';

export interface ScreenProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** A path of the app, or what to do; shows the way back. */
  readonly back?: string | (() => void) | undefined;
  /** A state chip at the right. */
  readonly state?: ReactNode;
  /** Further acts at the right of the title: for laptops, where the bottom bar is far away. */
  readonly actions?: ReactNode;
  /** The one act, sticking to the bottom. */
  readonly bottom?: ReactNode;
  /** A line under the act: what it will do, or how it stands. */
  readonly footNote?: ReactNode;
  /** Tables and lists take the whole width of a laptop; reading and forms do not. */
  readonly wide?: boolean | undefined;
  /** The content scrolls by itself (a virtual list): no padding, no scrolling here. */
  readonly flush?: boolean | undefined;
  /** Only to be read: with nothing in it to take the focus, the keyboard scrolls the page itself. */
  readonly isReading?: boolean | undefined;
  /** A list: come back to, it stands where it was left. */
  readonly keepsPlace?: boolean | undefined;
  readonly bodyRef?: Ref<HTMLDivElement> | undefined;
  readonly children: ReactNode;
}

export const Screen = ({ bodyRef, ...props }: ScreenProps) => {
  const text = useFrameText().common;
  const go = useGo();
  const title = useRef<HTMLHeadingElement>(null);
  const root = useRef<HTMLDivElement>(null);
  useKeptPlace(root, props.keepsPlace === true);
  const { back } = props;

  // A new screen is announced by its title, unless something in it asked for the focus.
  useEffect(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) title.current?.focus({ preventScroll: true });
  }, []);

  const kinds = [
    styles.screen,
    props.wide === true ? styles.wide : '',
    props.flush === true ? styles.flush : '',
  ];
  return (
    // No landmark of its own: it stands in `main`, and its cards are the regions.
    <div className={kinds.join(' ')} ref={root}>
      <header className={styles.header}>
        {back === undefined ? null : (
          <button
            type="button"
            className={styles.back}
            aria-label={text.back}
            onClick={() => (typeof back === 'string' ? go(back) : back())}
          >
            <Icon name="back" large />
          </button>
        )}
        <div className={styles.titles}>
          <h1 ref={title} tabIndex={-1} className={styles.title}>
            {props.title}
          </h1>
          {props.subtitle === undefined ? null : (
            <div className={styles.subtitle}>
              {typeof props.subtitle === 'string' ? (
                <Parts words={props.subtitle} />
              ) : (
                props.subtitle
              )}
            </div>
          )}
        </div>
        {props.state === undefined && props.actions === undefined ? null : (
          <div className={styles.aside}>
            {props.state}
            {props.actions}
          </div>
        )}
      </header>
      <div
        className={styles.body}
        ref={bodyRef}
        tabIndex={props.isReading === true ? 0 : undefined}
      >
        <div className={styles.inner}>{props.children}</div>
      </div>
      {props.bottom === undefined || props.bottom === null ? null : (
        <>
          <div className={styles.bottom}>
            <div className={styles.bottomInner}>{props.bottom}</div>
          </div>
          {/* Apart from the act: with large text only the act stays in sight. */}
          {props.footNote === undefined ? null : (
            <div className={styles.foot}>
              <p className={styles.footNote}>{props.footNote}</p>
            </div>
          )}
        </>
      )}
    </div>
  );
};

/** Two acts side by side in the bottom bar; one under the other where the words need the width. */
export const BottomButtons = (props: { readonly children: ReactNode }) => (
  <div className={styles.pair}>{props.children}</div>
);
