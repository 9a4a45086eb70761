/** An invitation that came as a picture: picked here, read by what comes with the first picture. */
import { useRef, useState } from 'react';
import { SecondaryButton } from '#ui/button.tsx';
import { useText } from '#ui/use-text.ts';
import styles from './picture-button.module.css';

export const PictureButton = (props: {
  readonly onToken: (token: string) => void;
  readonly onProblem: (problem: string | undefined) => void;
}) => {
  const { enrol: text, language } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [isReading, setReading] = useState(false);

  const read = async (picture: Blob): Promise<void> => {
    setReading(true);
    props.onProblem(undefined);
    try {
      const { readPicture } = await import('./read-picture.ts');
      const found = await readPicture(picture, language);
      if ('token' in found) props.onToken(found.token);
      else props.onProblem(found.problem);
    } catch {
      // What reads pictures is not on the phone yet, and there is no network to bring it.
      props.onProblem(text.problems['no-connection']);
    }
    setReading(false);
  };

  return (
    <>
      <input
        ref={input}
        type="file"
        id="invitation-picture"
        className={styles.input}
        aria-label={text.pickPicture}
        tabIndex={-1}
        accept="image/*"
        onChange={(event) => {
          const [picture] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (picture !== undefined) void read(picture);
        }}
      />
      <SecondaryButton full disabled={isReading} onClick={() => input.current?.click()}>
        {isReading ? text.readingPicture : text.pickPicture}
      </SecondaryButton>
    </>
  );
};
