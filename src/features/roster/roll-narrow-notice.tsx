/** Says above the roll and above a person why only a part of it is there, and what opens the rest. */
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';

/** @param props.isShort above a list, which needs the room */
export const RollNarrowNotice = (props: { readonly isShort?: boolean }) => {
  const { lease: text } = useText();
  return (
    <Notice tone="warn" sign="lock" title={text.overRoll}>
      {props.isShort === true ? '' : text.overRollHint} {text.opensAgain}
    </Notice>
  );
};
