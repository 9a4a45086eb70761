/** How a close stands, in a word; nothing where there is nothing to say. */
import { Chip, StateChip, type Tone } from '#ui/chip.tsx';
import { useText } from '#ui/use-text.ts';
import type { CloseEyes } from './close-eyes.ts';
import type { CloseLine } from './use-tills.ts';

const TONES = { waiting: 'wait', confirmed: 'plain', differs: 'late' } as const satisfies Readonly<
  Record<string, Tone>
>;

export const StandingChip = (props: {
  readonly close: CloseLine;
  readonly eyes: CloseEyes | undefined;
}) => {
  const { cashCheck: text } = useText();
  const { close, eyes } = props;
  // What has not reached the system nobody else can look at.
  if (close.state !== 'safe') return <StateChip state={close.state} />;
  const kind = eyes?.standingOf(close).kind ?? 'unknown';
  switch (kind) {
    case 'self-checked':
      return <Chip tone="plain">{text.selfChecked}</Chip>;
    case 'waiting':
    case 'confirmed':
    case 'differs':
      return <Chip tone={TONES[kind]}>{text.chips[kind]}</Chip>;
    case 'no-cash':
    case 'unknown':
      return null;
  }
};
