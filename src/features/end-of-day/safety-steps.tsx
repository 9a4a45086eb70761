/** Dữ liệu đang ở đâu: the four steps in words, what to do at each, and green only for the last. */
import type { ReactNode } from 'react';
import { useBackupState, useCounts, useReplica } from '#replica/use-replica.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { momentText } from '#text/day-text.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Icon } from '#ui/icon.tsx';
import { useText } from '#ui/use-text.ts';
import { unsentPath } from './end-of-day-paths.ts';
import { SAFETY_STEPS, safetyOf, type Safety, type SafetyStep } from './safety.ts';
import styles from './end-of-day.module.css';

export const SafetySteps = (props: {
  readonly isClosed: boolean;
  /** Entries of this day, the close included. */
  readonly entries: number;
  /** At the step the officer stands on: what can be done there. */
  readonly children?: ReactNode;
}) => {
  const { endOfDay: text } = useText();
  const replica = useReplica();
  const counts = useCounts();
  const backup = useBackupState();
  const safety = safetyOf(props.isClosed, counts, backup);
  const nowMs = replica.correctedNow().ms;
  const contactMs = replica.lastContactMs();
  const contact = contactMs === undefined ? '' : momentText(contactMs, nowMs);
  const at = SAFETY_STEPS.indexOf(safety.step);
  const isSafe = safety.step === 'in-system' && safety.check === 0;
  return (
    <Card title={text.whereTitle}>
      <ol className={styles.steps}>
        {SAFETY_STEPS.map((step, index) => {
          const isNow = index === at;
          // A step that was not needed is not claimed: what reached the system needs no backup.
          const isPassed = index < at && !(step === 'backed-up' && safety.step === 'in-system');
          const kinds = [
            styles.step,
            isNow ? (isSafe ? styles.safe : styles.now) : isPassed ? styles.passed : styles.ahead,
          ];
          return (
            <li key={step} className={kinds.join(' ')} aria-current={isNow ? 'step' : undefined}>
              <span className={styles.sign}>
                {isPassed || (isNow && isSafe) ? (
                  <Icon name="check" />
                ) : isNow ? (
                  <Icon name="clock" />
                ) : null}
              </span>
              <span className={styles.stepWords}>
                <span className={styles.stepTitle}>
                  {stepTitle(step, isNow, safety, props.entries, contact, text)}
                </span>
                {isNow ? (
                  <span className={styles.stepWhat}>{stepWhat(safety, nowMs, text)}</span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ol>
      {safety.step === 'in-system' && safety.check > 0 ? (
        <SecondaryButton full href={unsentPath}>
          {text.toCheckOpen}
        </SecondaryButton>
      ) : null}
      {props.children}
    </Card>
  );
};

const stepTitle = (
  step: SafetyStep,
  isNow: boolean,
  safety: Safety,
  entries: number,
  contact: string,
  text: Catalogue['endOfDay'],
): string => {
  switch (step) {
    case 'saved':
      return text.saved;
    case 'locked':
      return text.locked;
    case 'backed-up':
      return text.backedUp;
    case 'in-system':
      if (!isNow || safety.step !== 'in-system') return text.inSystem;
      return safety.check > 0 ? text.toCheck(safety.check) : text.inSystemAll(entries, contact);
  }
};

const stepWhat = (safety: Safety, nowMs: number, text: Catalogue['endOfDay']): string => {
  switch (safety.step) {
    case 'saved':
      return text.savedWhat;
    case 'locked':
      return text.lockedWhat(safety.waiting);
    case 'backed-up':
      return text.backedUpWhat(momentText(safety.madeMs, nowMs));
    case 'in-system':
      return safety.check > 0 ? text.toCheckWhat : text.inSystemWhat;
  }
};
