/** The facts of a member's page; the national number stays masked until it is tapped. */
import { useMemo } from 'react';
import { vietnamDate } from '#domain/day-number.ts';
import { lastSteps } from '#domain/roster/membership-state.ts';
import { consentStanding, type ConsentStanding } from '#domain/roster/consent-acts.ts';
import { consent, membershipStep, withdrawal } from '#domain/roster/membership.ts';
import { maskNationalNumber } from '#domain/roster/citizen-number.ts';
import { formatPhone } from '#domain/roster/phone.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { standingReceipts } from '#domain/views/dues-view.ts';
import { personIds } from '#domain/views/people-view.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { sectionText } from '#text/section-text.ts';
import { dayText, monthText } from '#text/day-text.ts';
import { QuietButton } from '#ui/button.tsx';
import { Facts } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import type { MemberRow } from './roster-list.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { useRecords } from '#replica/use-replica.ts';
import { useTwinPairs } from '#replica/use-union.ts';
import styles from './member.module.css';

export const MemberFacts = (props: {
  readonly row: MemberRow;
  readonly today: string;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly isNumberShown: boolean;
  readonly onShowNumber: () => void;
}) => {
  const { roster: text } = useText();
  const steps = useRecords(membershipStep);
  const consents = useRecords(consent) ?? [];
  const withdrawals = useRecords(withdrawal) ?? [];
  const receipts = useRecords(receipt) ?? [];
  const voids = useRecords(voidReceipt) ?? [];
  const { row, unitNames } = props;
  const { values } = row;
  const step = useMemo(
    () => lastSteps(steps ?? [], props.today).get(row.id),
    [steps, props.today, row.id],
  );
  const agreed = consentStanding(row.id, consents, withdrawals);
  const person = personIds(row.id, useTwinPairs());
  const paidUntil = standingReceipts(receipts, voids)
    .filter((paper) => person.has(paper.values.member ?? ''))
    .flatMap((paper) => paper.values.months ?? [])
    .reduce((last, month) => (month > last ? month : last), '');
  const numbers = values.nationalNumber;
  const { phone } = values;
  return (
    <Facts
      facts={[
        {
          label: text.factStanding,
          value: (
            <>
              {text.standing[values.archived === true ? 'archived' : (step?.what ?? 'unknown')]}
              {step === undefined ? null : (
                <span className={styles.dim}>
                  {step.what === 'applied'
                    ? text.factAppliedOn(dayText(step.on))
                    : text.factSince(dayText(step.on))}
                </span>
              )}
            </>
          ),
        },
        {
          label: text.factPaidUntil,
          value: paidUntil === '' ? text.paidNever : monthText(paidUntil),
        },
        {
          label: text.factNumber,
          value:
            numbers.length === 0 ? (
              <span className={styles.none}>{text.notGiven}</span>
            ) : (
              <span className={styles.numberFact}>
                <QuietButton
                  small
                  onClick={props.onShowNumber}
                  label={props.isNumberShown ? text.hideNumber : text.showNumber}
                >
                  {props.isNumberShown ? text.hideNumber : text.showNumber}
                </QuietButton>
                <span>
                  {numbers
                    .map((number) => (props.isNumberShown ? number : maskNationalNumber(number)))
                    .join(' / ')}
                </span>
              </span>
            ),
        },
        {
          label: values.bornOn?.length === 4 ? text.factBornYear : text.factBorn,
          value: dayText(values.bornOn ?? ''),
        },
        {
          label: text.factSex,
          value: values.sex === 'male' ? text.male : values.sex === 'female' ? text.female : '',
        },
        {
          label: text.factPhone,
          value:
            phone === undefined || phone === null ? (
              ''
            ) : (
              <a
                href={`tel:${phone}`}
                className={styles.link}
                aria-label={text.call(formatPhone(phone))}
              >
                {formatPhone(phone)}
              </a>
            ),
        },
        { label: text.factAddress, value: values.address },
        { label: text.factCode, value: values.employeeNo },
        { label: text.factSection, value: sectionText(values, unitNames) },
        { label: text.factUnit, value: unitNames.get(unitOfBook(row.book)) },
        {
          label: text.factConsent,
          value: consentText(agreed, text),
        },
        { label: text.factNote, value: values.note },
      ]}
    />
  );
};

const consentText = (agreed: ConsentStanding, text: Catalogue['roster']): string => {
  switch (agreed.is) {
    case 'none':
      return text.consentNone;
    case 'given':
      return text.consentOn(dayText(vietnamDate(agreed.atMs)));
    case 'withdrawn':
      return text.consentWithdrawnOn(dayText(agreed.on));
  }
};
