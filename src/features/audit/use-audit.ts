/** What is chosen to be looked up, what the system answered, and why it did not; all of it lasts as long as the screen. */
import { useRef, useState } from 'react';
import type { Result } from '#base/result.ts';
import type { AuditPlace, AuditPortion } from '#domain/audit-kinds.ts';
import { addDays, vietnamInstantMs } from '#domain/day-number.ts';
import { useToday } from '#replica/use-union.ts';
import { dayFromTyped, dayText } from '#text/day-text.ts';

export type AskAudit = (asked: {
  readonly fromMs: number;
  readonly toMs: number;
  readonly officer?: string | undefined;
  readonly after?: AuditPlace | undefined;
}) => Promise<Result<AuditPortion, { readonly kind: string }>>;

export interface AuditState {
  readonly day: string;
  readonly setDay: (typed: string) => void;
  readonly isDayBad: boolean;
  /** Empty for everybody. */
  readonly officer: string;
  readonly setOfficer: (officer: string) => void;
  /** `changed`: something else is chosen than what is shown. */
  readonly state: 'changed' | 'asking' | 'some' | 'all';
  readonly found: AuditPortion | undefined;
  readonly problem: string | undefined;
  readonly look: () => void;
  readonly older: () => void;
}

/** The server looks at 31 days in one question. */
const DAYS_BEFORE = 30;

export const useAudit = (askServer: AskAudit): AuditState => {
  const [day, setDay] = useState(dayText(useToday()));
  const [officer, setOfficer] = useState('');
  const [isDayBad, setDayBad] = useState(false);
  const [state, setState] = useState<AuditState['state']>('changed');
  const [found, setFound] = useState<AuditPortion>();
  const [problem, setProblem] = useState<string>();
  /** An answer to what was chosen before is not shown under what is chosen now. */
  const turn = useRef(0);

  const ask = async (before: AuditPortion | undefined): Promise<void> => {
    const last = dayFromTyped(day);
    setDayBad(!last.ok);
    if (!last.ok) return;
    const mine = (turn.current += 1);
    setState('asking');
    setProblem(undefined);
    const answer = await askServer({
      fromMs: vietnamInstantMs(addDays(last.value, -DAYS_BEFORE), 0),
      toMs: vietnamInstantMs(addDays(last.value, 1), 0) - 1,
      ...(officer === '' ? {} : { officer }),
      ...(before?.next === undefined || before.next === null ? {} : { after: before.next }),
    });
    if (turn.current !== mine) return;
    if (!answer.ok) {
      setProblem(answer.error.kind);
      setState(before === undefined ? 'changed' : 'some');
      return;
    }
    setFound(before === undefined ? answer.value : joined(before, answer.value));
    setState(answer.value.next === null ? 'all' : 'some');
  };

  const choose =
    <T>(set: (value: T) => void) =>
    (value: T): void => {
      turn.current += 1;
      set(value);
      setState('changed');
    };

  return {
    ...{ day, officer, isDayBad, state, found, problem },
    setDay: choose(setDay),
    setOfficer: choose(setOfficer),
    look: () => {
      setFound(undefined);
      void ask(undefined);
    },
    older: () => void ask(found),
  };
};

const joined = (newer: AuditPortion, older: AuditPortion): AuditPortion => ({
  lines: [...newer.lines, ...older.lines],
  next: older.next,
  people: new Map([...newer.people, ...older.people]),
  devices: new Map([...newer.devices, ...older.devices]),
});
