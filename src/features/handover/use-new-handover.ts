/** A hand-over being filled in: who can, what stands, what it would write, and the save. */
import { reaches } from '#domain/access.ts';
import { caseHandover } from '#domain/cases/case-handover.ts';
import { moneyHandover } from '#domain/dues/money-handover.ts';
import { handOver, handOverParts, type CasesPart } from '#domain/office/handover-acts.ts';
import { handover } from '#domain/office/handover.ts';
import { unitPathOf } from '#domain/office/unit-path.ts';
import { moneyOf } from '#domain/views/handover-money.ts';
import {
  concerns,
  rightsToBegin,
  rightsToHand,
  unionsOf,
  whoConfirms,
  type RightsKnown,
} from '#domain/views/handover-rights.ts';
import { moneyHanded } from '#domain/views/handover-view.ts';
import { useDraft, useRecords, useReplica, useTierState } from '#replica/use-replica.ts';
import { useUnitsToWriteIn } from '#replica/use-union.ts';
import { useText } from '#ui/use-text.ts';
import { useOpenCases, type CasesState } from './cases-step.tsx';
import { fromOf, HANDOVER_DRAFT, moneyParts } from './handover-draft.ts';
import { useMoneyKnown, useNames, useOfficers, useRightsKnown } from './use-handover.ts';

const NO_RIGHTS: RightsKnown = { units: [], books: [], today: '' };

export const useNewHandover = () => {
  const { handover: text } = useText();
  const replica = useReplica();
  const me = replica.identity.officer;
  const kept = useDraft('handover', HANDOVER_DRAFT);
  const { value: draft, change: setDraft } = kept;
  const known = useRightsKnown();
  const rightsKnown = known ?? NO_RIGHTS;
  const officers = useOfficers();
  const names = useNames();
  const money = useMoneyKnown();
  const duesUnits = useUnitsToWriteIn('dues');
  const casesUnits = useUnitsToWriteIn('cases');
  const { isOpen } = useTierState('casesTier');

  const { officer, unit } = fromOf(draft);
  const rights = rightsToHand(officer, unit, me, rightsKnown);
  const isMine = officer === me;
  const isPreparing = isMine && !rights.some(({ mayPass }) => mayPass);
  const ends = rights.filter(({ id, mayPass }) => mayPass && !draft.kept.includes(id));
  const begins = rightsToBegin(ends, draft.to, rightsKnown);

  const books =
    money === undefined
      ? []
      : moneyOf(
          officer,
          duesUnits.map((at) => `dues.${at}`),
          money,
        );
  const written = useWrittenParts(officer);
  const prepared = written.money.filter(({ book }) => books.some((one) => one.book === book));
  const asked = books.filter(({ book }) => !prepared.some((part) => part.book === book));
  const typed = moneyParts(draft, asked, text);

  const units = casesUnits.filter((at) =>
    rights.some((right) => reaches(right, unitPathOf(at, rightsKnown.units))),
  );
  const open = useOpenCases(units);
  const casesState: CasesState = !concerns(rights, 'cases')
    ? 'not-concerned'
    : units.length === 0
      ? 'no-book'
      : isOpen
        ? 'open'
        : 'shut';
  const casesParts = (): readonly CasesPart[] =>
    casesState !== 'open'
      ? []
      : units
          .map((at) => `cases.${at}`)
          .filter((book) => !written.caseBooks.includes(book))
          .map((casesBook) => ({
            casesBook,
            files: open.ordinary
              .filter(({ book }) => book === casesBook)
              .map(({ file }) => ({ id: file.id, dueOn: file.values.dueOn ?? null })),
          }));

  const choices = officers.flatMap(({ id, values }) =>
    unionsOf(id, rightsKnown)
      .filter((at) => {
        const held = rightsToHand(id, at, me, rightsKnown);
        return held.length > 0 && (id === me || held.some(({ mayPass }) => mayPass));
      })
      .map((at) => ({ id, at, name: values.displayName ?? text.unknownOfficer })),
  );
  const isOneUnion = new Set(choices.map(({ at }) => at)).size === 1;
  const outgoing = choices.map(({ id, at, name }) => ({
    value: `${id}|${at}`,
    label: isOneUnion ? name : text.at(name, names.unit(at)),
  }));
  const others = officers.filter(({ id }) => id !== officer);
  const parts = { from: officer, money: typed.parts, cases: casesParts() };
  return {
    ...{
      draft,
      setDraft,
      kept,
      nowMs: replica.correctedNow().ms,
      rights,
      begins,
      isMine,
      isPreparing,
      books,
      prepared,
      casesState,
      open,
    },
    ...{ outgoing, moneyErrors: typed.errors, today: rightsKnown.today },
    /** Something of the money is to be typed. */
    asksCash: asked.length > 0,
    isRead: known !== undefined && money !== undefined,
    hasPart: parts.money.length + parts.cases.length > 0,
    endsCount: ends.length,
    from: names.officer(officer),
    to: names.officer(draft.to),
    incoming: others.map(({ id, values }) => ({
      value: id,
      label: values.displayName ?? text.unknownOfficer,
    })),
    confirmers: isPreparing
      ? whoConfirms(
          rights,
          officer,
          others.map(({ id }) => id),
          rightsKnown,
        ).map(names.officer)
      : undefined,
    savePart: () =>
      replica.save((moment) => handOverParts(parts, moment), { finishes: kept.now() }),
    /** Also says which record the minutes are. */
    save: async () => {
      let id = '';
      const revokedGrants = new Set(
        rightsKnown.books.flatMap(({ revocations }) =>
          revocations.flatMap(({ values }) => values.grant ?? []),
        ),
      );
      const { to, presence, witness } = draft;
      const input = { ...parts, unit, to, witness, ends, begins, why: text.why };
      const saved = await replica.save(
        (moment) => {
          const drafts = handOver(
            {
              ...{ ...input, presence: isMine ? 'present' : presence },
              ends: ends.map(({ id: grant, role }) => ({ grant, role })),
            },
            moment,
            { revokedGrants },
          );
          if (drafts.ok)
            id = drafts.value.find(({ act }) => act === 'noteHandover')?.changes[0]?.id ?? '';
          return drafts;
        },
        { finishes: kept.now() },
      );
      return { saved, place: { book: `office.${unit}`, id } };
    },
  };
};

/** What the outgoing officer, or whoever could, has written since the last hand-over of that officer. */
const useWrittenParts = (officer: string) => {
  const minutes = useRecords(handover) ?? [];
  const money = useRecords(moneyHandover) ?? [];
  const cases = useRecords(caseHandover) ?? [];
  const lastMs = minutes
    .filter(({ values }) => values.from === officer)
    .reduce((last, { changedMs }) => Math.max(last, changedMs), 0);
  // As if it were written now: all that came since counts.
  const now = { from: officer, writtenMs: Infinity };
  return {
    money: moneyHanded(
      now,
      money.filter(({ changedMs }) => changedMs > lastMs),
    ),
    caseBooks: cases.flatMap(({ book, values, changedMs }) =>
      values.officer === officer && changedMs > lastMs ? book : [],
    ),
  };
};

export type NewHandover = ReturnType<typeof useNewHandover>;
