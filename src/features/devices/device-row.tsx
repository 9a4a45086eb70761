/** One device in the list of the union: a line, and under it all that it has said of itself where it is opened. */
import type { DeviceLine } from '#domain/device-report.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { QuietButton } from '#ui/button.tsx';
import { Facts, ListRow } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import { DeviceChip } from './device-chips.tsx';
import { browserText, contactText, deviceCode, factsOf, unsentText } from './device-words.ts';
import type { ShownDevice } from './devices-shown.ts';
import styles from './device-row.module.css';

export const DeviceRow = (props: {
  readonly shown: ShownDevice;
  readonly nowMs: number;
  readonly isThis: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  /** Left out where the officer may not say so of this one. */
  readonly onLose: (() => void) | undefined;
}) => {
  const { devices: text } = useText();
  const { line, shortages } = props.shown;
  const mayLose = props.onLose !== undefined && !props.isThis && !line.isLost;
  return (
    <>
      <ListRow
        title={line.displayName}
        subtitle={lineOf(line, props.nowMs, text)}
        chip={<DeviceChip isLost={line.isLost} isThis={props.isThis} shortages={shortages} />}
        isOpen={props.isOpen}
        onClick={props.onOpen}
      />
      {props.isOpen ? (
        <li className={styles.open}>
          {shortages.length < 2 ? null : (
            <p>{shortages.map((shortage) => text.shortages[shortage]).join(' · ')}</p>
          )}
          <Facts
            facts={[
              { label: text.unit, value: line.unitName },
              ...factsOf(line, props.nowMs, text),
            ]}
          />
          {mayLose ? (
            <QuietButton
              small
              writes
              label={text.loseLabel(deviceCode(line.device))}
              onClick={props.onLose}
            >
              {text.lose}
            </QuietButton>
          ) : null}
        </li>
      ) : null}
    </>
  );
};

/** What it is, when it was last heard of, and what of it is not here yet. */
const lineOf = (line: DeviceLine, nowMs: number, text: Catalogue['devices']): string => {
  const { report } = line;
  return [
    report === null ? line.label : `${text.forms[report.form]}, ${browserText(report, text)}`,
    text.contactAt(contactText(line, nowMs, text)),
    ...(report === null || report.unsent === 0
      ? []
      : [`${text.unsentShort} ${unsentText(report, text)}`]),
  ].join(' · ');
};
