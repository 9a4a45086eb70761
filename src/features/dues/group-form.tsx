/** All but those who do not pay today: everyone is ticked, a tap takes one out; then the money is counted. */
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Period } from '#domain/calendar-date.ts';
import { DUES_METHODS, type DuesMethod } from '#domain/dues/receipt.ts';
import { foldName } from '#domain/roster/person-name.ts';
import { Amount } from '#ui/amount.tsx';
import { PrimaryButton } from '#ui/button.tsx';
import { FilterChips } from '#ui/choice-field.tsx';
import { ErrorSummary, WHOLE_FORM } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useText } from '#ui/use-text.ts';
import { useReplica } from '#replica/use-replica.ts';
import { collectionPath } from './dues-paths.ts';
import { GroupCount } from './group-count.tsx';
import { groupSum, type GroupLine } from './group-plan.ts';
import { GroupTable } from './group-table.tsx';
import { useCollectionText, useSaveGroup, useUsualMethod } from './use-group.ts';
import styles from './collection.module.css';

export const GroupForm = (props: {
  readonly unit: string;
  readonly group: string;
  readonly period: Period;
  readonly subtitle: string;
  readonly lines: readonly GroupLine[];
  readonly back: string;
}) => {
  const { dues } = useText();
  const text = useCollectionText(props.unit);
  const go = useGo();
  const flash = useSavedFlash();
  const usualMethod = useUsualMethod(props.unit);
  const isClockSuspect = useReplica().correctedNow().suspect;
  const { isBusy, save } = useSaveGroup();
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [chosenMethod, setMethod] = useState<DuesMethod>();
  const [typed, setTyped] = useState('');
  const [isCounting, setCounting] = useState(false);
  const [problem, setProblem] = useState<string>();
  const scroller = useRef<HTMLDivElement>(null);

  const { lines } = props;
  const method = chosenMethod ?? usualMethod;
  const sum = useMemo(() => groupSum(lines, without), [lines, without]);
  const searched = useDeferredValue(typed);
  const shown = useMemo(() => linesFound(lines, searched), [lines, searched]);

  const saveAll = async (countedVnd: number | null, day: string): Promise<string | undefined> => {
    const { unit, group, period } = props;
    const saved = await save({ unit, group, period, lines, without, method, countedVnd, day });
    if (!saved.ok) return saved.error.text;
    flash(text.saved);
    go(collectionPath(saved.value));
    return undefined;
  };

  if (isCounting)
    return (
      <GroupCount
        subtitle={props.subtitle}
        sum={sum}
        isCash={method === 'cash'}
        isBusy={isBusy}
        onBack={() => setCounting(false)}
        onSave={saveAll}
      />
    );
  const goOn = async (): Promise<void> => {
    if (sum.payers.length === 0) setProblem(text.noneChosen);
    else if (method === 'cash' || isClockSuspect) setCounting(true);
    else setProblem(await saveAll(null, ''));
  };
  return (
    <Screen
      title={text.title(text.group)}
      subtitle={props.subtitle}
      back={props.back}
      wide
      bodyRef={scroller}
      bottom={
        <PrimaryButton full writes busy={isBusy} onClick={() => void goOn()}>
          {method === 'cash' ? text.count : text.save(sum.payers.length)}
        </PrimaryButton>
      }
    >
      <ErrorSummary errors={problem === undefined ? [] : [{ field: WHOLE_FORM, text: problem }]} />
      <section className={styles.summary} aria-label={text.everyone}>
        <div role="status">
          <p className={styles.dim}>{text.paying(sum.payers.length, sum.notPaying)}</p>
          <Amount amountVnd={sum.sumVnd} large />
        </div>
        <FilterChips
          label={text.method}
          choices={DUES_METHODS.map((value) => ({ value, label: dues.methods[value] }))}
          value={method}
          onChange={setMethod}
        />
      </section>
      {sum.guessed === 0 ? null : <Notice tone="warn">{text.guessed(sum.guessed)}</Notice>}
      <div className={styles.tools}>
        <SearchField label={text.search} value={typed} onChange={setTyped} />
      </div>
      {shown.length === 0 ? (
        <EmptyState title={text.noneFound(typed.trim())} />
      ) : (
        <GroupTable
          lines={shown}
          without={without}
          scroller={scroller}
          query={searched}
          onToggle={(member) => {
            const next = new Set(without);
            if (!next.delete(member)) next.add(member);
            setWithout(next);
            setProblem(undefined);
          }}
        />
      )}
    </Screen>
  );
};

/** By any part of the name or the number: the haystack is folded already. */
const linesFound = (lines: readonly GroupLine[], typed: string): readonly GroupLine[] => {
  const folded = foldName(typed);
  if (folded === '') return lines;
  const words = folded.split(' ').map((word) => ` ${word}`);
  return lines.filter(({ entry }) => words.every((word) => entry.haystack.includes(word)));
};
