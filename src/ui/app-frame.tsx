/** The frame around every screen: five tabs below on a phone, a side rail on a laptop, bars above. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { AppLink } from './link.tsx';
import { useFrameText } from './use-frame-text.ts';
import styles from './app-frame.module.css';

export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
}

export const AppFrame = (props: {
  readonly tabs: readonly Tab[];
  /** Where the officer is, as a path. */
  readonly path: string;
  /** At the foot of the rail: how it stands with the system. */
  readonly railFoot?: ReactNode;
  /** Above everything: practice, another window, a new version. */
  readonly bars?: ReactNode;
  readonly children: ReactNode;
}) => {
  const text = useFrameText().common;
  // Deeper than a tab's own screen the bottom belongs to the one act; back leads to the tabs.
  const isInner = props.path.split('/').filter((part) => part !== '').length > 1;
  return (
    <div className={isInner ? `${styles.frame} ${styles.isInner}` : styles.frame}>
      <div className={styles.bars}>{props.bars}</div>
      <main className={styles.main} id="main">
        {props.children}
      </main>
      <nav className={styles.tabs} aria-label={text.mainNavigation}>
        <span className={styles.railTop}>{text.appName}</span>
        {props.tabs.map((tab) => (
          <AppLink
            key={tab.href}
            href={tab.href}
            className={styles.tab}
            current={props.path === tab.href || props.path.startsWith(`${tab.href}/`)}
          >
            <Icon name={tab.icon} />
            <span>{tab.label}</span>
          </AppLink>
        ))}
        {props.railFoot === undefined ? null : (
          <div className={styles.railFoot}>{props.railFoot}</div>
        )}
      </nav>
    </div>
  );
};

/** Made-up data must never be taken for real: on every screen, in words that prints bear too. */
export const PracticeBar = () => (
  <p className={styles.practice}>{useFrameText().common.practiceBar}</p>
);
