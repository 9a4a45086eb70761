/** Which section each name in the sheet is. */
import { canBeSection } from '#domain/roster/import-new-sections.ts';
import { sectionKey } from '#domain/roster/import-sections.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { ChoiceField, SelectField } from '#ui/choice-field.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { ImportBusy, ImportProblemNotice } from './import-problem.tsx';
import type { OpenImport } from './use-import.ts';
import type { ImportUnit } from './use-import-place.ts';
import styles from './import.module.css';

/** More names than that are no sections but a column of something else. */
const SHOWN_MAX = 200;
/** In the place of a section's id: one of that name is founded. */
const FOUND = '+';

export const SectionsStep = ({ state, flow, unit }: OpenImport & { readonly unit: ImportUnit }) => {
  const { import: text } = useText();
  const unknown = state.sections.filter((section) => section.unit === null).length;
  const founded = new Set(state.newSections.map(({ id }) => id));
  const isFounding = Object.values(state.chosenSections).some((chosen) => founded.has(chosen));
  const valueOf = (chosen: string): string => (founded.has(chosen) ? FOUND : chosen);
  /** Names that nothing has been decided about yet. */
  const open = state.sections
    .filter(({ text: name }) => (state.chosenSections[name] ?? '') === '' && canBeSection(name))
    .map(({ text: name }) => name);
  // What was not recognised stands first: there the officer is needed.
  const inOrder = [...state.sections].sort(
    (a, b) => Number(a.unit !== null) - Number(b.unit !== null),
  );
  return (
    <Screen
      title={text.sectionsTitle}
      subtitle={unit.name}
      back={() => flow.goTo('mapping')}
      wide
      bottom={
        <PrimaryButton
          full
          busy={state.busy !== undefined}
          onClick={() => void flow.sectionsDone()}
        >
          {text.next}
        </PrimaryButton>
      }
    >
      <Stack>
        <ImportProblemNotice problem={state.problem} />
        <ImportBusy state={state} flow={flow} />
        <p>{text.sectionsWhat(state.sections.length, unknown)}</p>
        <p className={styles.dim}>
          {!unit.mayFound
            ? text.sectionsLater
            : unit.mayFillNewBooks
              ? text.sectionsFoundHere
              : text.sectionsFoundShared}
        </p>
        {unit.mayFound && open.length > 1 ? (
          <SecondaryButton onClick={() => flow.foundSections(open)}>
            {text.sectionsFoundAll(new Set(open.map(sectionKey)).size)}
          </SecondaryButton>
        ) : null}
        {isFounding && unit.mayFillNewBooks ? (
          <ChoiceField
            id="import-new-books"
            label={text.newBooks}
            hint={text.newBooksHint}
            choices={[
              { value: 'own', label: text.newBooksOwn, hint: text.newBooksOwnHint },
              { value: 'shared', label: text.newBooksShared, hint: text.newBooksSharedHint },
            ]}
            value={state.newBooks}
            onChange={flow.chooseNewBooks}
          />
        ) : null}
        <Card>
          <div className={styles.columns}>
            {inOrder.slice(0, SHOWN_MAX).map((section, index) => (
              <SelectField
                key={section.text}
                id={`import-section-${index}`}
                label={section.text}
                hint={text.sectionPeople(section.people)}
                value={valueOf(state.chosenSections[section.text] ?? '')}
                placeholder={text.sectionAsNote}
                choices={[
                  ...(unit.mayFound && canBeSection(section.text)
                    ? [{ value: FOUND, label: text.sectionFound }]
                    : []),
                  ...unit.sections.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(chosen) =>
                  chosen === FOUND
                    ? flow.foundSections([section.text])
                    : flow.chooseSection(section.text, chosen)
                }
              />
            ))}
          </div>
        </Card>
      </Stack>
    </Screen>
  );
};
