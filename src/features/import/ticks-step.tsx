/** A box a row: who has agreed. Nobody is ticked by default, and there is no box for all. */
import { useMemo, useRef, useState } from 'react';
import { Virtualizer } from 'virtua';
import { maskNationalNumber } from '#domain/roster/citizen-number.ts';
import { dayText } from '#text/day-text.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { changedRows, newRows } from './import-state.ts';
import { useConsent } from './use-consent.ts';
import type { OpenImport } from './use-import.ts';
import styles from './import.module.css';

export const TicksStep = ({ state, flow }: OpenImport) => {
  const { import: text, roster } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const consent = useConsent(state.terms);
  const rows = useMemo(() => newRows(state), [state]);
  const ticked = rows.filter(({ row }) => state.ticked.has(row)).length;
  const changed = changedRows(state).length;
  const isRead = state.terms.how === 'read-aloud';
  return (
    <Screen
      title={isRead ? text.ticksTitleRead : text.ticksTitleList}
      subtitle={text.ticked(ticked, rows.length)}
      back={() => flow.goTo('terms')}
      bodyRef={scroller}
      bottom={
        <PrimaryButton
          full
          writes
          disabled={ticked + changed === 0}
          onClick={() => void flow.write(consent)}
        >
          {ticked + changed === 0 ? text.noneTicked : text.goWriting(ticked, changed)}
        </PrimaryButton>
      }
    >
      <Stack>
        {isRead ? (
          <Card title={roster.consentRead}>
            <blockquote className={styles.quote}>{roster.consentText}</blockquote>
          </Card>
        ) : null}
        <p className={styles.dim}>{text.ticksWhat}</p>
        <div
          className={styles.rows}
          role="group"
          aria-label={isRead ? text.ticksTitleRead : text.ticksTitleList}
          ref={(element) => setOffset(element?.offsetTop ?? 0)}
        >
          <Virtualizer scrollRef={scroller} startMargin={offset} data={rows} bufferSize={300}>
            {({ row, facts }) => (
              <label key={row} className={styles.tick}>
                <input
                  type="checkbox"
                  name={`f-agreed-${row}`}
                  checked={state.ticked.has(row)}
                  onChange={(event) => flow.tick(row, event.currentTarget.checked)}
                />
                <span className={styles.tickWords}>
                  <span className={styles.name}>{facts.fullName}</span>
                  <span className={styles.detail}>
                    {[
                      text.rowNo(row),
                      dayText(facts.bornOn ?? ''),
                      facts.nationalNumber === undefined
                        ? ''
                        : maskNationalNumber(facts.nationalNumber),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </label>
            )}
          </Virtualizer>
        </div>
      </Stack>
    </Screen>
  );
};
