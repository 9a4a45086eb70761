/** What was left half filled on this screen, to be taken up or dropped; and while it is, no update and no silent leaving. */
import { momentText } from '#text/day-text.ts';
import { QuietButton, SecondaryButton } from './button.tsx';
import styles from './draft-bar.module.css';
import { Icon } from './icon.tsx';
import { useUnsavedDraft } from './unsaved-form.ts';
import { useFrameText } from './use-frame-text.ts';

export interface DraftShown {
  readonly isHalfFilled: boolean;
  readonly isStillHalfFilled: () => boolean;
  readonly offer:
    { readonly savedMs: number; readonly take: () => void; readonly drop: () => void } | undefined;
}

/** Stands first in every form whose draft is kept. */
export const DraftBar = (props: { readonly draft: DraftShown; readonly nowMs: number }) => {
  const text = useFrameText().common;
  const { offer, isHalfFilled, isStillHalfFilled } = props.draft;
  useUnsavedDraft(isHalfFilled, isStillHalfFilled);
  if (offer === undefined) return null;
  return (
    <div className={styles.bar} role="status">
      <span className={styles.words}>
        <Icon name="clock" />
        {text.draftAt(momentText(offer.savedMs, props.nowMs))}
      </span>
      <span className={styles.acts}>
        <SecondaryButton small onClick={offer.take}>
          {text.draftTake}
        </SecondaryButton>
        <QuietButton small onClick={offer.drop}>
          {text.draftDrop}
        </QuietButton>
      </span>
    </div>
  );
};
