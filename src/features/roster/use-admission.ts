/** Those who may be admitted on this device, and the decision while it is being written, live. */
import { useMemo, useState } from 'react';
import { unitChoices } from '#domain/held-units.ts';
import { unit } from '#domain/office/unit.ts';
import { admitMembers, type AdmissionProblem } from '#domain/roster/admission-acts.ts';
import { unitsToAdmitIn } from '#domain/roster/import-rights.ts';
import { lastSteps, type LastStep } from '#domain/roster/membership-state.ts';
import { membershipStep } from '#domain/roster/membership.ts';
import { useDraft, useOfficeRights, useRecords, useReplica } from '#replica/use-replica.ts';
import { useToday, useUnitNames } from '#replica/use-union.ts';
import { WHOLE_FORM, type FormError } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';
import {
  admissionDraft,
  admissionError,
  applicantsOf,
  committeeName,
  decidingUnit,
  decisionDay,
  errorsBefore,
  type Applicant,
} from './admission-form.ts';
import { useRoster } from './use-roster.ts';

const NOWHERE: readonly string[] = [];

/** Ids of the units whose applicants this officer may admit here. */
export const useAdmittingUnits = (): readonly string[] =>
  useOfficeRights(unitsToAdmitIn, useToday()) ?? NOWHERE;

export interface KnownApplicants {
  readonly applicants: readonly Applicant[];
  readonly mayAdmitIn: readonly string[];
  readonly steps: ReadonlyMap<string, LastStep>;
}

/**
 * Undefined until the roll has been read.
 * @param only the one member it is about; undefined for everybody
 */
export const useApplicants = (only: string | undefined): KnownApplicants | undefined => {
  const roster = useRoster();
  const today = useToday();
  const records = useRecords(membershipStep);
  const unitNames = useUnitNames();
  const mayAdmitIn = useAdmittingUnits();
  return useMemo(() => {
    if (roster === undefined || records === undefined) return undefined;
    const steps = lastSteps(records, today);
    const all = applicantsOf(roster, mayAdmitIn, steps, unitNames);
    return {
      applicants: only === undefined ? all : all.filter(({ id }) => id === only),
      mayAdmitIn,
      steps,
    };
  }, [roster, records, today, unitNames, mayAdmitIn, only]);
};

/** The form: what is written in it, who is chosen, what it refuses, and the save. */
export const useAdmission = (known: KnownApplicants, only: string | undefined, back: string) => {
  const text = useText();
  const replica = useReplica();
  const go = useGo();
  const flash = useSavedFlash();
  const today = useToday();
  const units = useRecords(unit);
  const unitNames = useUnitNames();
  const draft = useDraft(`admission:${only ?? 'list'}`, admissionDraft);
  const [ofUnit, setUnit] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const { applicants, steps } = known;
  const ticked = new Set(draft.value.chosen);
  const chosen = applicants.filter(({ id }) => id === only || ticked.has(id));
  const { homeUnit } = replica.identity;
  const decides = decidingUnit(ofUnit || (chosen[0]?.unit ?? homeUnit), units ?? []);
  const committee = committeeName(unitNames.get(decides) ?? '', text.admission);
  const day = decisionDay(draft.value.day, today);

  const ask = (): void => {
    const found = errorsBefore(draft.value, today, chosen.length, text.admission.problems);
    setErrors(found);
    setAsking(found.length === 0);
  };
  const admit = async (): Promise<void> => {
    setBusy(true);
    const saved = await replica.save<AdmissionProblem>(
      (moment) =>
        admitMembers(
          {
            applicants: chosen.map(({ id, book }) => ({ rosterBook: book, member: id })),
            on: day,
            number: draft.value.number,
            decidedBy: draft.value.decidedBy ?? committee,
          },
          moment,
          { stateOf: (member) => steps.get(member)?.what },
        ),
      { finishes: draft.now() },
    );
    setAsking(false);
    if (saved.ok) {
      draft.done();
      flash(text.admission.done(chosen.length));
      go(back);
      return;
    }
    setBusy(false);
    const { error } = saved;
    const nameOf = (id: string): string => applicants.find((one) => one.id === id)?.fullName ?? '';
    setErrors([
      error.kind === 'refused'
        ? admissionError(error.problem, nameOf, text)
        : { field: WHOLE_FORM, text: text.common.saveProblems[error.kind] },
    ]);
  };
  return {
    draft,
    today,
    nowMs: replica.correctedNow().ms,
    day,
    committee,
    chosen,
    errors,
    isAsking,
    isBusy,
    ask,
    stop: () => setAsking(false),
    admit,
    unit: ofUnit,
    setUnit,
    unitChoices: unitChoices([...new Set(applicants.map((one) => one.unit))], unitNames, homeUnit),
    shown: ofUnit === '' ? applicants : applicants.filter((one) => one.unit === ofUnit),
  };
};
