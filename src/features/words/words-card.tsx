/** In "Máy này": the words that open the book, and how to change them. */
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { useText } from '#ui/use-text.ts';

export const WordsCard = (props: { readonly changePath: string }) => {
  const { wordsChange: text } = useText();
  return (
    <Card title={text.title}>
      <p>{text.card}</p>
      <SecondaryButton full href={props.changePath}>
        {text.change}
      </SecondaryButton>
    </Card>
  );
};
