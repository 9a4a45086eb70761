/** Up to which day is looked, what the system answered, and why it did not; all of it lasts as long as the screen. */
import { useRef, useState } from 'react';
import type { Result } from '#base/result.ts';
import { addDays, vietnamInstantMs } from '#domain/day-number.ts';
import type { ClosesPortion } from '#domain/views/closes-below.ts';
import { useToday } from '#replica/use-union.ts';
import { dayFromTyped, dayText } from '#text/day-text.ts';

export type AskClosesBelow = (asked: {
  readonly fromMs: number;
  readonly toMs: number;
  readonly after?: string | undefined;
}) => Promise<Result<ClosesPortion, { readonly kind: string }>>;

/** The server looks at 31 days in one question. */
const DAYS_BEFORE = 30;

export const useClosesBelow = (askServer: AskClosesBelow) => {
  const [day, setDay] = useState(dayText(useToday()));
  const [isDayBad, setDayBad] = useState(false);
  /** `changed`: another day is chosen than what is shown. */
  const [state, setState] = useState<'changed' | 'asking' | 'some' | 'all'>('changed');
  const [found, setFound] = useState<ClosesPortion>();
  const [problem, setProblem] = useState<string>();
  /** An answer to what was chosen before is not shown under what is chosen now. */
  const turn = useRef(0);

  const ask = async (before: ClosesPortion | undefined): Promise<void> => {
    const last = dayFromTyped(day);
    setDayBad(!last.ok);
    if (!last.ok) return;
    const mine = (turn.current += 1);
    setState('asking');
    setProblem(undefined);
    const answer = await askServer({
      fromMs: vietnamInstantMs(addDays(last.value, -DAYS_BEFORE), 0),
      toMs: vietnamInstantMs(addDays(last.value, 1), 0) - 1,
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

  return {
    ...{ day, isDayBad, state, found, problem },
    setDay: (typed: string): void => {
      turn.current += 1;
      setDay(typed);
      setState('changed');
    },
    look: (): void => {
      setFound(undefined);
      void ask(undefined);
    },
    more: (): void => void ask(found),
  };
};

const joined = (before: ClosesPortion, further: ClosesPortion): ClosesPortion => ({
  lines: [...before.lines, ...further.lines],
  next: further.next,
  people: new Map([...before.people, ...further.people]),
});
