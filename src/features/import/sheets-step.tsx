/** Which sheet of a file with several. */
import { Card } from '#ui/card.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { ImportBusy, ImportProblemNotice } from './import-problem.tsx';
import type { OpenImport } from './use-import.ts';

export const SheetsStep = ({ state, flow }: OpenImport) => {
  const { import: text } = useText();
  return (
    <Screen title={text.sheetTitle} subtitle={state.fileName} back={() => flow.startOver()}>
      <ImportProblemNotice problem={state.problem} />
      <ImportBusy state={state} flow={flow} />
      <p>{text.sheetWhat(state.sheetNames.length)}</p>
      <Card bare>
        <List label={text.sheetTitle}>
          {state.sheetNames.map((name, index) => (
            <ListRow key={name} title={name} onClick={() => void flow.chooseSheet(index)} />
          ))}
        </List>
      </Card>
    </Screen>
  );
};
