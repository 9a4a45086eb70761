/** The sheet of the minutes: both officers, roles, money with last numbers, requests with due days, three signatures. */
import { receiptNo } from '#domain/dues/receipt-no.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { vndInWords } from '#domain/money.ts';
import { unit } from '#domain/office/unit.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { amountText, dayText, momentText } from '#text/day-text.ts';
import { useText } from '#ui/use-text.ts';
import { useNames } from './use-handover.ts';
import type { WrittenHandover } from './use-written-handover.ts';
import styles from './handover-paper.module.css';

export const HandoverSheet = (props: {
  readonly written: WrittenHandover;
  readonly row: NonNullable<WrittenHandover['row']>;
}) => {
  const { handover, endOfDay } = useText();
  const { paper: text } = handover;
  const { identity } = useReplica();
  const names = useNames();
  const { written, row } = props;
  const { from, to, on = '', presence, witness } = row.values;
  const hasMoney = written.concerns.dues || written.money.length > 0;
  const hasCases = written.concerns.cases || written.cases.length > 0;
  const people = [names.officer(from), names.officer(to), witness ?? text.blank];
  return (
    <article className={styles.sheet} aria-label={handover.minutes}>
      {identity.practice ? (
        <>
          <p className={styles.practice}>{endOfDay.paper.practice}</p>
          <p className={styles.watermark} aria-hidden="true">
            {endOfDay.paper.practice}
          </p>
        </>
      ) : null}
      <Heads book={row.book} />
      <h2 className={styles.title}>{text.title}</h2>
      <p className={styles.subtitle}>{text.subtitle}</p>
      <p>{text.today(dayText(on))}</p>
      {people.map((name, at) => (
        <p key={text.signs[at]}>{text.party(at + 1, text.signs[at] ?? '', name)}</p>
      ))}
      {presence === 'absent' ? <p>{text.absent}</p> : null}
      <h3 className={styles.part}>1. {text.partRights}</h3>
      <p>{text.ends(written.ends.join('; '))}</p>
      <p>
        {written.begins.length === 0 ? text.beginsNothing : text.begins(written.begins.join('; '))}
      </p>
      {hasMoney ? <MoneySection written={written} isAbsent={presence === 'absent'} /> : null}
      {hasCases ? <CasesSection written={written} order={hasMoney ? 3 : 2} /> : null}
      <p className={styles.end}>{text.conclusion}</p>
      <div className={styles.signs}>
        {text.signs.map((sign, at) => (
          <div key={sign}>
            <p className={styles.signer}>{sign}</p>
            <p className={styles.signHint}>{endOfDay.paper.signHint}</p>
            <p className={styles.signName}>{at === 2 ? witness : people[at]}</p>
          </div>
        ))}
      </div>
    </article>
  );
};

const Heads = ({ book }: { readonly book: string }) => {
  const { paper: text } = useText().endOfDay;
  const names = useNames();
  const at = unitOfBook(book);
  const units = useRecords(unit) ?? [];
  const parent = units.find(({ id }) => id === at)?.values.parent;
  const above = units.find(({ id }) => id === parent);
  return (
    <div className={styles.heads}>
      <div>
        <p className={styles.upper}>{above?.values.name ?? text.upper}</p>
        <p className={styles.union}>{names.unit(at)}</p>
      </div>
      <div>
        <p className={styles.union}>{text.nation}</p>
        <p className={styles.motto}>{text.motto}</p>
      </div>
    </div>
  );
};

const MoneySection = (props: { readonly written: WrittenHandover; readonly isAbsent: boolean }) => {
  const { paper: text } = useText().handover;
  const { money } = props.written;
  return (
    <>
      <h3 className={styles.part}>2. {text.partMoney}</h3>
      {money.length === 0 ? (
        <>
          <p>{text.moneyBlank}</p>
          <p>{text.cashBlank}</p>
        </>
      ) : null}
      {money.map((part) => (
        <MoneyPart key={part.book} part={part} isAbsent={props.isAbsent} />
      ))}
    </>
  );
};

const CasesSection = (props: { readonly written: WrittenHandover; readonly order: number }) => {
  const { paper: text } = useText().handover;
  const { cases } = props.written;
  return (
    <>
      <h3 className={styles.part}>
        {props.order}. {text.partCases}
      </h3>
      {cases.length === 0 ? <p>{text.casesBlank}</p> : null}
      {cases.map((part) => (
        <CasesPart key={part.book} part={part} />
      ))}
    </>
  );
};

const MoneyPart = (props: {
  readonly part: WrittenHandover['money'][number];
  readonly isAbsent: boolean;
}) => {
  const { handover } = useText();
  const { paper: text } = handover;
  const { part, isAbsent } = props;
  const lines = part.devices.flatMap((device) =>
    device.series.map((series) => ({ ...device, ...series })),
  );
  const newest = part.devices.reduce((last, { newestMs }) => Math.max(last, newestMs ?? 0), 0);
  return (
    <>
      <table className={styles.lines}>
        <thead>
          <tr>
            <th scope="col">{text.columns.series}</th>
            <th scope="col">{text.columns.last}</th>
            <th scope="col">{text.columns.closed}</th>
            <th scope="col">{text.columns.open}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.device} ${line.code}`}>
              <td>{line.code}</td>
              <td>{line.last === null ? handover.noReceipt : receiptNo(line.code, line.last)}</td>
              <td>{line.closedOn === null ? handover.neverClosed : dayText(line.closedOn)}</td>
              <td className={styles.sum}>{amountText(line.openVnd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isAbsent ? (
        <p>{text.unknown(newest === 0 ? handover.neverSeen : momentText(newest))}</p>
      ) : null}
      <p>
        {part.cashVnd === null
          ? text.cashBlank
          : text.cash(amountText(part.cashVnd), vndInWords(part.cashVnd))}
      </p>
      {part.note === null ? null : <p>{text.note(part.note)}</p>}
    </>
  );
};

const CasesPart = ({ part }: { readonly part: WrittenHandover['cases'][number] }) => {
  const { handover } = useText();
  const { paper: text } = handover;
  return (
    <>
      <p>{text.caseCount(part.count)}</p>
      {part.files.length === 0 ? null : (
        <table className={styles.lines}>
          <thead>
            <tr>
              <th scope="col">{text.caseColumns.order}</th>
              <th scope="col">{text.caseColumns.kind}</th>
              <th scope="col">{text.caseColumns.due}</th>
            </tr>
          </thead>
          <tbody>
            {part.files.map((file, at) => (
              <tr key={file.id}>
                <td>{at + 1}</td>
                <td>{file.kind}</td>
                <td>{file.dueOn === null ? handover.noDue : dayText(file.dueOn)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};
