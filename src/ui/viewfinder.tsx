/** What a camera sees, with the square to aim with; or that it is just being turned on. */
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './viewfinder.module.css';

export const Viewfinder = (props: {
  readonly label: string;
  /** What to bring into the square. */
  readonly aim: string;
  /** Shows the picture in that element and answers how to stop; another function is another picture. */
  readonly show: (video: HTMLVideoElement) => () => void;
  /** Light and nearness. */
  readonly children?: ReactNode;
}) => {
  const { show } = props;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => (video.current === null ? undefined : show(video.current)), [show]);
  return (
    <div className={styles.view}>
      <video ref={video} className={styles.video} aria-label={props.label} muted playsInline />
      <span className={styles.frame} aria-hidden="true" />
      <p className={styles.aim}>{props.aim}</p>
      <div className={styles.lens}>{props.children}</div>
    </div>
  );
};

export const ViewfinderStarting = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.view}>
    <p className={styles.aim} role="status">
      {children}
    </p>
  </div>
);
