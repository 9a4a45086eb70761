/** The ways without the live camera, offered at once: typing, a photo, a picture, a scanner that types. */
import { useRef, type RefObject } from 'react';
import { Icon, type IconName } from '#ui/icon.tsx';
import { useText } from '#ui/use-text.ts';
import styles from './scan.module.css';

export const OtherWays = (props: {
  /** People stand below already: the ways take one line. */
  readonly isNarrow: boolean;
  readonly onType: () => void;
  readonly onPicture: (picture: Blob) => void;
  readonly isScannerShown: boolean;
  readonly onScanner: () => void;
}) => {
  const { scan: text } = useText();
  const photo = useRef<HTMLInputElement>(null);
  const picture = useRef<HTMLInputElement>(null);
  return (
    <div
      className={props.isNarrow ? `${styles.ways} ${styles.narrow}` : styles.ways}
      role="group"
      aria-label={text.ways}
    >
      <Way icon="edit" label={text.wayType} onClick={props.onType} />
      <Way icon="camera" label={text.wayPhoto} onClick={() => photo.current?.click()} />
      <Way icon="picture" label={text.wayPicture} onClick={() => picture.current?.click()} />
      <Way
        icon="keyboard"
        label={text.wayScanner}
        isOn={props.isScannerShown}
        onClick={props.onScanner}
      />
      <PictureInput ref={photo} capture="environment" onPicture={props.onPicture} />
      <PictureInput ref={picture} onPicture={props.onPicture} />
    </div>
  );
};

const Way = (props: {
  readonly icon: IconName;
  readonly label: string;
  readonly isOn?: boolean | undefined;
  readonly onClick: () => void;
}) => (
  <button type="button" className={styles.way} aria-pressed={props.isOn} onClick={props.onClick}>
    <Icon name={props.icon} />
    <span>{props.label}</span>
  </button>
);

/** Opened by its button. The picture is handed on as it comes, and nothing keeps it. */
const PictureInput = ({
  onPicture,
  ...input
}: {
  readonly ref: RefObject<HTMLInputElement | null>;
  /** Straight to the phone's own camera, instead of its pictures. */
  readonly capture?: 'environment';
  readonly onPicture: (picture: Blob) => void;
}) => (
  <input
    {...input}
    type="file"
    accept="image/*"
    hidden
    onChange={(event) => {
      const [picture] = event.currentTarget.files ?? [];
      if (picture !== undefined) onPicture(picture);
      // The same picture may be chosen again.
      event.currentTarget.value = '';
    }}
  />
);
