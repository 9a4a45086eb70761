/** Which section each name in the sheet is. */
import { PrimaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { SelectField } from '#ui/choice-field.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { ImportBusy, ImportProblemNotice } from './import-problem.tsx';
import type { OpenImport } from './use-import.ts';
import type { ImportUnit } from './use-import-place.ts';
import styles from './import.module.css';

/** More names than that are no sections but a column of something else. */
const SHOWN_MAX = 200;

export const SectionsStep = ({ state, flow, unit }: OpenImport & { readonly unit: ImportUnit }) => {
  const { import: text } = useText();
  const unknown = state.sections.filter((section) => section.unit === null).length;
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
        <ImportBusy busy={state.busy} />
        <p>{text.sectionsWhat(state.sections.length, unknown)}</p>
        <p className={styles.dim}>{text.sectionsLater}</p>
        <Card>
          <div className={styles.columns}>
            {inOrder.slice(0, SHOWN_MAX).map((section, index) => (
              <SelectField
                key={section.text}
                id={`import-section-${index}`}
                label={section.text}
                hint={text.sectionPeople(section.people)}
                value={state.chosenSections[section.text] ?? ''}
                placeholder={text.sectionAsNote}
                choices={unit.sections.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(chosen) => flow.chooseSection(section.text, chosen)}
              />
            ))}
          </div>
        </Card>
      </Stack>
    </Screen>
  );
};
