/** Mending a member: only what was changed is written, so that a colleague's mending survives. */
import { assert } from '#base/assert.ts';
import { editMember } from '#domain/roster/edit-member.ts';
import { useReplica } from '#replica/use-replica.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { Form } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { draftOfMember } from './member-draft.ts';
import { editsOf, factErrors } from './member-form.ts';
import { MemberFields } from './member-fields.tsx';
import type { MemberRow } from './roster-list.ts';
import { memberPath } from './roster-paths.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { useSectionsOf, useToday } from '#replica/use-union.ts';
import { useMemberForm } from './use-member-form.ts';

export const EditForm = ({ row }: { readonly row: MemberRow }) => {
  const { roster: text } = useText();
  const replica = useReplica();
  const go = useGo();
  const flash = useSavedFlash();
  const today = useToday();
  const form = useMemberForm(`member:${row.id}`, () => draftOfMember(row));
  const { before } = form;
  const sections = useSectionsOf()(unitOfBook(row.book));

  const submit = async (): Promise<void> => {
    const whole = form.leaveNumber();
    const found = factErrors(whole, today, text);
    form.setErrors(found);
    if (found.length > 0) return;
    const id = await form.save((moment) => {
      const record = replica.record(row.book, row.type, row.id);
      assert(record !== undefined, 'a row on the shelf has its record');
      return editMember({ rosterBook: row.book, record, edits: editsOf(whole, before) }, moment);
    });
    if (id === undefined) return;
    flash(text.saved);
    go(memberPath(row));
  };

  return (
    <Screen
      title={text.editTitle}
      subtitle={before.fullName}
      back={memberPath(row)}
      bottom={
        <PrimaryButton full busy={form.isBusy} onClick={() => void submit()}>
          {text.save}
        </PrimaryButton>
      }
    >
      <DraftBar draft={form.kept} nowMs={form.nowMs} />
      <Form errors={form.errors} onSubmit={() => void submit()}>
        <MemberFields
          draft={form.draft}
          news={form.news}
          errors={form.errors}
          sections={sections}
          onChange={form.change}
          onNumber={form.typeNumber}
          onNumberLeft={form.leaveNumber}
          hasNote
        />
      </Form>
    </Screen>
  );
};
