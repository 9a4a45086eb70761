/** The few acts an officer begins with, as large tiles. */
import { Icon, type IconName } from './icon.tsx';
import { AppLink } from './link.tsx';
import styles from './action-tiles.module.css';

export const ActionTiles = (props: {
  readonly label: string;
  readonly tiles: readonly {
    readonly label: string;
    readonly icon: IconName;
    readonly href: string;
  }[];
}) => (
  <nav className={styles.tiles} aria-label={props.label}>
    {props.tiles.map((tile) => (
      <AppLink key={tile.href} href={tile.href} className={styles.tile}>
        <span className={styles.picture}>
          <Icon name={tile.icon} large />
        </span>
        {tile.label}
      </AppLink>
    ))}
  </nav>
);
