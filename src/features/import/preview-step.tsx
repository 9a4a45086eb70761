/** What would be written, by kind, before anything is. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { pastImports } from '#domain/roster/import-undo.ts';
import { IMPORT_KINDS } from '#domain/roster/import-plan.ts';
import { saveSheet } from '#platform/sheet-save.ts';
import { useReplica } from '#replica/use-replica.ts';
import { countText, momentText } from '#text/day-text.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Stack } from '#ui/card.tsx';
import { CheckField, FilterChips } from '#ui/choice-field.tsx';
import { Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { faultyList } from './faulty-list.ts';
import { ImportBusy } from './import-problem.tsx';
import { ImportRows } from './import-rows.tsx';
import {
  changedRows,
  continuedImport,
  firstKind,
  kindCounts,
  newRows,
  type ImportState,
} from './import-state.ts';
import { importedMembers } from './import-writing.ts';
import { SectionCounts } from './section-counts.tsx';
import type { OpenImport } from './use-import.ts';
import type { ImportUnit } from './use-import-place.ts';
import { useConsent } from './use-consent.ts';
import styles from './import.module.css';

export const PreviewStep = ({ state, flow, unit }: OpenImport & { readonly unit: ImportUnit }) => {
  const { import: text } = useText();
  const consent = useConsent(state.terms);
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, takesFaulty, newSections } = state;
  const [kind, setKind] = useState(() => firstKind(rows));
  const counts = useMemo(() => kindCounts(rows), [rows]);
  const shown = useMemo(() => rows.filter((row) => row.kind === kind), [rows, kind]);
  const sectionNames = useMemo(
    () => new Map([...unit.sections, ...newSections].map(({ id, name }) => [id, name])),
    [unit, newSections],
  );
  const founded = useMemo(() => new Set(newSections.map(({ id }) => id)), [newSections]);
  const coming = useMemo(() => [...changedRows(state), ...newRows(state)], [state]);
  const elsewhere = useMemo(
    () => rows.filter(({ sheetSection }) => sheetSection !== undefined).length,
    [rows],
  );
  const created = newRows(state).length;
  const changed = changedRows(state).length;
  return (
    <Screen
      title={text.previewTitle}
      subtitle={[state.fileName, text.people(rows.length)].filter(Boolean).join(' · ')}
      back={() => flow.goTo('mapping')}
      wide
      bodyRef={scroller}
      bottom={
        <PrimaryButton
          full
          disabled={created + changed === 0}
          busy={state.busy !== undefined}
          // Only changes are written from here; new people are asked about first.
          writes={created === 0}
          onClick={() => (created > 0 ? flow.goTo('terms') : void flow.write(consent))}
        >
          {created + changed === 0 ? text.nothingToDo : text.goWriting(created, changed)}
        </PrimaryButton>
      }
    >
      <Stack>
        <ImportBusy state={state} flow={flow} />
        <Continues rows={rows} isOpen={created + changed > 0} />
        <SectionCounts rows={coming} unit={unit} names={sectionNames} made={founded} />
        {elsewhere === 0 ? null : <Notice tone="info">{text.elsewhere(elsewhere)}</Notice>}
        <FilterChips
          label={text.previewTitle}
          choices={IMPORT_KINDS.map((one) => ({
            value: one,
            label: (
              <>
                {text.kinds[one]} <strong>{countText(counts[one])}</strong>
              </>
            ),
          }))}
          value={kind}
          onChange={setKind}
        />
        <p className={styles.dim}>{counts[kind] === 0 ? text.noneOfKind : text.kindWhat[kind]}</p>
        {kind === 'changed' && counts.changed > 0 ? (
          <CheckField
            id="import-update-known"
            label={text.updateKnown(counts.changed)}
            checked={state.updatesKnown}
            onChange={flow.updateKnown}
          />
        ) : null}
        {kind === 'faulty' && (counts.faulty > 0 || takesFaulty) ? (
          <>
            <CheckField
              id="import-takes-faulty"
              label={text.takesFaulty}
              checked={takesFaulty}
              onChange={(takes) => void flow.takeFaulty(takes)}
            />
            <SecondaryButton onClick={() => saveSheet(text.faultyFile, faultyList(shown, text))}>
              {text.saveFaulty}
            </SecondaryButton>
          </>
        ) : null}
        {shown.length === 0 ? null : (
          <ImportRows
            key={kind}
            rows={shown}
            label={text.kinds[kind]}
            scroller={scroller}
            asNew={state.asNew}
            sectionNames={sectionNames}
            onAddAnyway={flow.addAnyway}
          />
        )}
      </Stack>
    </Screen>
  );
};

/** Says so where an import that was cut short is taken up again. */
const Continues = (props: { readonly rows: ImportState['rows']; readonly isOpen: boolean }) => {
  const { import: text } = useText();
  const replica = useReplica();
  const { rows } = props;
  const [found, setFound] = useState<{ readonly time: string; readonly people: number }>();
  useEffect(() => {
    let isLeft = false;
    const look = async (): Promise<void> => {
      const past = pastImports(await importedMembers(replica));
      const continued = continuedImport(
        rows,
        new Map(past.map(({ group, created }) => [group, created])),
      );
      const one = past.find(({ group }) => group === continued?.group);
      if (isLeft || continued === undefined || one === undefined) return;
      const time = momentText(one.startedMs, replica.correctedNow().ms);
      setFound({ time, people: continued.people });
    };
    void look();
    return () => {
      isLeft = true;
    };
  }, [replica, rows]);
  return found === undefined || !props.isOpen ? null : (
    <Notice tone="info">{text.continues(found.time, found.people)}</Notice>
  );
};
