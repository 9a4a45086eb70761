/** A disk that was wiped or went back: said as it is, with what to do, never as if the device were new. */
import type { ReactNode } from 'react';
import { momentText } from '#text/day-text.ts';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import styles from './forgotten-screen.module.css';

const Steps = (props: { readonly steps: readonly string[] }) => (
  <Card>
    <ol className={styles.steps}>
      {props.steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  </Card>
);

/** The whole database is gone, and the mark beside it is not. */
export const GoneBookScreen = (props: {
  /** Entries that no server had when the mark was last set. */
  readonly waiting: number;
  readonly atMs: number;
  /** Another book lies on this device and can be opened. */
  readonly hasOthers: boolean;
  readonly corner: ReactNode;
  readonly onGoOn: () => void;
}) => {
  const { safekeeping: text } = useText();
  const time = momentText(props.atMs);
  return (
    <Doorway
      title={text.goneTitle}
      lead={text.goneLead}
      corner={props.corner}
      bottom={
        <PrimaryButton full onClick={props.onGoOn}>
          {props.hasOthers ? text.goneOthers : text.goneEnter}
        </PrimaryButton>
      }
    >
      <Notice tone={props.waiting > 0 ? 'danger' : 'info'}>
        {props.waiting > 0 ? text.goneUnsent(props.waiting, time) : text.goneAllSent(time)}
      </Notice>
      <Steps steps={text.goneSteps} />
      <Notice tone="info">{text.goneNotWords}</Notice>
    </Doorway>
  );
};

/** The database is there and behind the mark. */
export const MissingEntriesScreen = (props: {
  readonly missing: number;
  readonly atMs: number;
  readonly corner: ReactNode;
  readonly onOpen: () => void;
  readonly onNoBackup: () => void;
}) => {
  const { safekeeping: text } = useText();
  return (
    <Doorway
      title={text.backTitle}
      lead={text.backLead}
      corner={props.corner}
      bottom={
        <>
          <PrimaryButton full onClick={props.onOpen}>
            {text.backOpen}
          </PrimaryButton>
          <QuietButton full onClick={props.onNoBackup}>
            {text.backNone}
          </QuietButton>
        </>
      }
    >
      <Notice tone="danger">{text.backMissing(props.missing, momentText(props.atMs))}</Notice>
      <Steps steps={text.backSteps} />
    </Doorway>
  );
};
