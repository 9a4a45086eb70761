/** "Chuyển lên cấp trên": the paper is written here, under the words that say who will read what. */
import { READERS_MAX } from '#domain/cases/reader-acts.ts';
import { confidentialBook, isConfidential } from '#domain/cases/confidential-book.ts';
import { referCase } from '#domain/cases/referral-acts.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { useDraft, useReplica, useTierState } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { ChoiceField } from '#ui/choice-field.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { errorOf, WHOLE_FORM } from '#ui/form.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CaseDialog } from './case-dialog.tsx';
import { CASE_FIELD } from './case-draft.ts';
import type { CaseRow } from './case-list.ts';
import { referralDraft, type ReferralDraft } from './referral-draft.ts';
import { useReaderChoices, useReaders } from './use-case-readers.ts';
import { useCaseSave } from './use-cases.ts';
import type { UnionAbove } from './use-referrals.ts';
import styles from './cases.module.css';

export const ReferDialog = (props: {
  readonly row: CaseRow;
  /** Not empty; the nearest first. */
  readonly unions: readonly UnionAbove[];
  readonly onClose: () => void;
}) => {
  const { referral: text } = useText();
  const { row, unions } = props;
  const { seen, correctedNow } = useReplica();
  const { isOpen } = useTierState();
  const readers = useWhoReadsOn(row.book);
  const { errors, isBusy, save } = useCaseSave(CASE_FIELD.why);
  const kept = useDraft(
    `referral:${row.id}`,
    referralDraft(row.book, row.values.summary ?? '', unions[0]?.id ?? ''),
  );
  const draft = kept.value;
  const change = (more: Partial<ReferralDraft>): void => kept.change({ ...draft, ...more });
  const union = unions.find(({ id }) => id === draft.to) ?? unions[0];
  const paper = usePaperOf(row, draft);
  const write = async (): Promise<string | undefined> => {
    const id = await save(
      (moment) =>
        referCase(
          {
            ...paper,
            paperBook: confidentialBook(unitOfBook(row.book), moment.newId()),
            to: union?.id ?? '',
            readers,
          },
          moment,
        ),
      { finishes: kept.now() },
    );
    if (id === undefined) return undefined;
    void seen.note({ what: 'case-shared', book: row.book, about: row.id });
    kept.done();
    return id;
  };
  const problemOf = (field: string): string | undefined => errorOf(errors, field);
  return (
    <CaseDialog
      title={text.title}
      confirmLabel={text.save}
      isBusy={isBusy}
      write={write}
      saved={isOpen ? text.saved : text.savedShut}
      onClose={props.onClose}
    >
      <div className={styles.dialogBody}>
        <p className={styles.dim}>{text.whoReads(union?.name ?? '')}</p>
        <p className={styles.dim}>{text.whatIsRead}</p>
        <DraftBar draft={kept} nowMs={correctedNow().ms} />
        {unions.length > 1 ? (
          <ChoiceField
            id="referral-to"
            label={text.to}
            choices={unions.map(({ id, name }) => ({ value: id, label: name }))}
            value={union?.id}
            onChange={(to) => change({ to })}
          />
        ) : null}
        <TextField
          id={CASE_FIELD.why}
          label={text.why}
          hint={text.whyHint}
          error={problemOf(CASE_FIELD.why) ?? problemOf(WHOLE_FORM)}
          value={draft.why}
          multiline
          onChange={(why) => change({ why })}
        />
        <TextField
          id={CASE_FIELD.summary}
          label={text.summary}
          hint={text.summaryHint}
          error={problemOf(CASE_FIELD.summary)}
          value={draft.summary}
          multiline
          onChange={(summary) => change({ summary })}
        />
        <TextField
          id={CASE_FIELD.name}
          label={text.applicant}
          hint={text.applicantHint}
          error={problemOf(CASE_FIELD.name)}
          value={draft.applicant}
          optional
          capitals="words"
          onChange={(applicant) => change({ applicant })}
        />
      </div>
    </CaseDialog>
  );
};

/** Whoever reads the request goes on reading what is written of it. */
const useWhoReadsOn = (casesBook: string): readonly string[] => {
  const named = useReaders(casesBook);
  const byRight = useReaderChoices(unitOfBook(casesBook), []);
  // Room is left for whoever refers it; a union with more people at its requests has the rest added by hand.
  return (isConfidential(casesBook) ? named : byRight)
    .map(({ officer }) => officer)
    .slice(0, READERS_MAX - 1);
};

const usePaperOf = (row: CaseRow, draft: ReferralDraft) => {
  const today = useToday();
  const { kind = 'other', receivedOn = today, stage } = row.values;
  return {
    ...{ casesBook: row.book, caseFile: row.id, current: stage, kind, receivedOn },
    ...{ why: draft.why, summary: draft.summary, applicant: draft.applicant },
  };
};
