/** A line of history as an officer reads it: what was done in the words of the trade, and each value from what to what. */
import type { MembershipStepKind } from '#domain/roster/membership.ts';
import type { HistoryDeed, HistoryLine, HistoryMark } from '#domain/views/history-view.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { dayText, momentText } from '#text/day-text.ts';
import { isSecretField, valueText, type ValueNames } from './value-words.ts';

export type HistoryText = Pick<Catalogue, 'history' | 'roster' | 'cases' | 'dues'>;

export interface WordedDetail {
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string;
  readonly mark: HistoryMark;
}

export interface WordedLine {
  readonly title: string;
  readonly details: readonly WordedDetail[];
}

/** What the words need to know beside the line. */
export interface Wording {
  readonly text: HistoryText;
  readonly type: string;
  readonly id: string;
  readonly isNumberShown: boolean;
  readonly names: ValueNames;
}

type FieldDeed = Extract<HistoryDeed, { kind: 'field' }>;
type BelongingDeed = Extract<HistoryDeed, { kind: 'belonging' }>;

export const wordedLine = (line: HistoryLine, wording: Wording): WordedLine => {
  const fields = line.deeds
    .filter((deed) => deed.kind === 'field')
    .filter(({ field }) => !UNTOLD.has(field));
  const belonging = line.deeds.filter((deed) => deed.kind === 'belonging');
  const titles = [
    ...actTitle(line, wording),
    ...(line.isFirst ? [beganTitle(belonging, wording)] : fieldsTitle(fields, wording)),
    ...belonging.flatMap((deed) => belongingTitle(deed, line.isFirst, wording)),
    ...tookBackTitles(line, wording),
  ];
  const [title = wording.text.history.someAct, ...more] = [...new Set(titles)];
  return {
    title: [title, ...more.map(uncapitalised)].join(', '),
    details: [
      ...fieldDetails(fields, line.isFirst, wording),
      ...belonging.flatMap((deed) => belongingDetails(deed, line.isFirst, wording)),
    ],
  };
};

/** Marks of the machine, and the series that stands before the number. */
const UNTOLD: ReadonlySet<string> = new Set(['importedIn', 'series', 'source']);

const actTitle = ({ act }: HistoryLine, { text }: Wording): readonly string[] => {
  const acts: Readonly<Record<string, string>> = text.history.acts;
  const title = act !== undefined && Object.hasOwn(acts, act) ? acts[act] : undefined;
  return title === undefined ? [] : [title];
};

const stepOf = ({ type, values }: BelongingDeed): MembershipStepKind | undefined =>
  type === 'membershipStep' ? (values['what'] as MembershipStepKind | undefined) : undefined;

const beganTitle = (belonging: readonly BelongingDeed[], { text, type }: Wording): string => {
  const steps = belonging.map(stepOf);
  if (steps.includes('applied')) return text.history.steps.applied;
  if (steps.includes('admitted')) return text.history.alreadyMember;
  const began: Readonly<Record<string, string>> = text.history.began;
  return began[type] ?? text.history.someAct;
};

const fieldsTitle = (deeds: readonly FieldDeed[], { text, type }: Wording): readonly string[] => {
  const [only, ...more] = deeds;
  const { history } = text;
  if (only === undefined) return [];
  if (more.length > 0) return [history.changedMany];
  switch (only.field) {
    case 'archived':
      return [only.after[0] === true ? history.archived : history.unarchived];
    case 'section':
    case 'sectionNote':
      return [history.movedSection];
    case 'tags':
      return [only.after.length > 0 ? history.taggedOn : history.taggedOff];
    case 'stage':
      return [history.movedStage];
    case 'outcome':
      return [history.wroteOutcome];
  }
  const field = fieldName(only.field, type, text);
  // Several values set aside for one: somebody has looked at the papers.
  if (only.before.length > 1) return [history.choseOne(field)];
  return [only.before.every(isEmpty) ? history.notedOne(field) : history.changedOne(field)];
};

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

const fieldName = (field: string, type: string, text: HistoryText): string => {
  const names: Readonly<Record<string, string>> =
    type === 'caseFile'
      ? text.history.caseFields
      : type === 'receipt'
        ? text.history.receiptFields
        : text.roster.fields;
  return (Object.hasOwn(names, field) ? names[field] : undefined) ?? text.roster.fieldOther;
};

const belongingTitle = (
  deed: BelongingDeed,
  isFirst: boolean,
  { text, id, names }: Wording,
): readonly string[] => {
  const { history } = text;
  const step = stepOf(deed);
  // The beginning has said these already.
  if (step !== undefined)
    return isFirst && (step === 'applied' || step === 'admitted') ? [] : [history.steps[step]];
  switch (deed.type) {
    case 'consent':
      return isFirst ? [] : [history.consent];
    case 'withdrawal':
      return [history.withdrawal];
    case 'twinLink':
      return twinsIn(deed, id).map(({ other, isJoined }) => {
        const name = names.member(other) ?? history.otherMember;
        return isJoined ? history.twinJoined(name) : history.twinParted(name);
      });
    case 'caseNote':
      return [history.caseNote];
    case 'attachment':
      return [history.attachment];
    case 'void':
      return [history.void];
    default:
      return [history.someAct];
  }
};

const tookBackTitles = ({ deeds }: HistoryLine, { text }: Wording): readonly string[] =>
  deeds.flatMap((deed) =>
    deed.kind !== 'took-back'
      ? []
      : deed.ofMs.length === 0
        ? [text.history.tookBack]
        : [text.history.tookBackOf(deed.ofMs.map((ms) => momentText(ms)).join(', '))],
  );

const fieldDetails = (
  deeds: readonly FieldDeed[],
  isFirst: boolean,
  wording: Wording,
): readonly WordedDetail[] =>
  deeds.flatMap((deed): readonly WordedDetail[] => {
    const shown = (values: readonly unknown[]): string =>
      values.map((value) => valueText(deed.field, value, wording)).join(' / ');
    // The title says it all.
    if (deed.field === 'archived') return [];
    const before = shown(deed.before);
    const after = shown(deed.after);
    // A form that was filled in leaves most fields empty; that is no news at the beginning.
    if (isFirst && after === wording.text.history.empty) return [];
    const label = capitalised(fieldName(deed.field, wording.type, wording.text));
    return [
      {
        label,
        before: deed.before.every(isEmpty) ? undefined : before,
        after: after === '' ? wording.text.history.empty : after,
        mark: deed.mark,
      },
    ];
  });

const belongingDetails = (
  { type, values, mark }: BelongingDeed,
  isFirst: boolean,
  { text }: Wording,
): readonly WordedDetail[] => {
  const { history } = text;
  const detail = (label: string, value: unknown): readonly WordedDetail[] =>
    typeof value === 'string' && value !== ''
      ? [{ label, before: undefined, after: value, mark }]
      : [];
  switch (type) {
    case 'membershipStep':
      return [
        ...detail(stepDayLabel(values['what'], isFirst, history), dayText(textIn(values, 'on'))),
        ...detail(history.stepDecision, values['decision']),
      ];
    case 'consent': {
      const how: Readonly<Record<string, string>> = history.consentHow;
      return detail(history.consent, how[textIn(values, 'how')]);
    }
    case 'withdrawal':
      return [
        ...detail(history.stepOn, dayText(textIn(values, 'on'))),
        ...detail(history.why, values['how']),
      ];
    case 'caseNote':
      return detail(dayText(textIn(values, 'on')), values['text']);
    case 'attachment':
      return detail(history.attachment, values['name']);
    case 'void':
      return detail(history.why, values['why']);
    default:
      return [];
  }
};

/** At the beginning the day is one of several facts, and has to say which day it is. */
const stepDayLabel = (what: unknown, isFirst: boolean, text: HistoryText['history']): string => {
  if (!isFirst) return text.stepOn;
  return what === 'applied' ? text.appliedOn : what === 'admitted' ? text.memberSince : text.stepOn;
};

const textIn = (values: Readonly<Record<string, unknown>>, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value : '';
};

/** The other halves of the pairs of this member that were joined or parted. */
const twinsIn = (
  { values }: BelongingDeed,
  id: string,
): readonly { readonly other: string; readonly isJoined: boolean }[] => {
  const pairs = values['pairs'];
  if (typeof pairs !== 'object' || pairs === null) return [];
  return Object.entries(pairs).flatMap(([how, listed]) =>
    (Array.isArray(listed) ? listed : []).flatMap((item: unknown) => {
      const pair = typeof item === 'object' && item !== null && 'value' in item ? item.value : item;
      const halves = typeof pair === 'string' ? pair.split('~') : [];
      const other = halves.find((half) => half !== id);
      return halves.includes(id) && other !== undefined ? [{ other, isJoined: how === 'add' }] : [];
    }),
  );
};

/** Whether anything in these lines stays masked until it is tapped. */
export const hasSecrets = (lines: readonly HistoryLine[]): boolean =>
  lines.some(({ deeds }) =>
    deeds.some((deed) => deed.kind === 'field' && isSecretField(deed.field)),
  );

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
