/** Where words are changed, with what these screens need of the app. */
import { ChangeWordsScreen } from '#features/words/change-words-screen.tsx';
import { WordsCard } from '#features/words/words-card.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { SPOKEN_BY } from './screen-words.ts';
import { useServices } from './services.ts';
import { useShellActs } from './shell-acts.ts';
import { useWords } from './use-words.ts';
import { wordsProblem } from './words-problem.ts';

const CHANGE_PATH = '/khac/doi-cum-tu';

export const WordsCardHere = () => (
  <Spoken sections={SPOKEN_BY.words}>
    <WordsCard changePath={CHANGE_PATH} />
  </Spoken>
);

export const ChangeWordsPage = () => {
  const desk = useWords();
  const { vault } = useServices();
  const { onWordsChanged } = useShellActs();
  if (desk === undefined) return null;
  return (
    <ChangeWordsScreen
      desk={desk}
      suggest={vault.suggestWords}
      check={(words) => wordsProblem(vault, words)}
      onChanged={onWordsChanged}
      home="/khac/may-nay"
    />
  );
};
