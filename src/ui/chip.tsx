/** Small labels: the state of a thing in one of four words, and any other label with a tone. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { AppLink } from './link.tsx';
import { useFrameText } from './use-frame-text.ts';
import styles from './chip.module.css';

/** act: chosen, going on. wait: amber. late: red, lost or late. safe: green, only at the server. */
export type Tone = 'plain' | 'act' | 'wait' | 'late' | 'safe';

export const Chip = (props: {
  readonly tone: Tone;
  readonly icon?: IconName | undefined;
  readonly href?: string | undefined;
  readonly children: ReactNode;
}) => {
  const className = `${styles.chip} ${styles[props.tone]}`;
  const inside = (
    <>
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      <span>{props.children}</span>
    </>
  );
  return props.href === undefined ? (
    <span className={className}>{inside}</span>
  ) : (
    <AppLink href={props.href} className={className}>
      {inside}
    </AppLink>
  );
};

export type ThingState = 'waiting' | 'safe' | 'check' | 'void';

const TONES = { waiting: 'wait', safe: 'safe', check: 'late', void: 'plain' } as const;

/** Chưa gửi · Đã lên hệ thống · Cần kiểm tra · Đã hủy. */
export const StateChip = (props: {
  readonly state: ThingState;
  readonly href?: string | undefined;
}) => {
  const text = useFrameText().common.states;
  return (
    <Chip tone={TONES[props.state]} href={props.href}>
      {text[props.state]}
    </Chip>
  );
};
