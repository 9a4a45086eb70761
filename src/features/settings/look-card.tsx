/** How the app looks on this device: outdoors, text size, light or dark, language. */
import { LANGUAGE_NAMES, LANGUAGES } from '#text/language.ts';
import { Card, Stack } from '#ui/card.tsx';
import { CheckField, ChoiceField } from '#ui/choice-field.tsx';
import type { Look } from '#ui/root-look.ts';
import { useText } from '#ui/use-text.ts';

const TEXT_SIZES = ['100', '125', '150', '200'] as const;
const SCHEMES = ['auto', 'light', 'dark'] as const;

export interface LookCardProps {
  readonly look: Look;
  readonly onLook: (part: Partial<Look>) => void;
}

export const LookCard = ({ look, onLook }: LookCardProps) => {
  const text = useText().settings;
  return (
    <Card title={text.lookHeading}>
      <Stack gap={16}>
        <CheckField
          id="outdoor"
          label={text.outdoor}
          hint={text.outdoorHint}
          checked={look.isOutdoor}
          onChange={(isOutdoor) => onLook({ isOutdoor })}
        />
        <ChoiceField
          id="text-size"
          label={text.textSize}
          choices={TEXT_SIZES.map((value) => ({ value, label: text.textSizes[value] }))}
          value={look.textSize}
          onChange={(textSize) => onLook({ textSize })}
          sideBySide
        />
        <ChoiceField
          id="scheme"
          label={text.scheme}
          choices={SCHEMES.map((value) => ({ value, label: text.schemes[value] }))}
          value={look.scheme}
          onChange={(scheme) => onLook({ scheme })}
          disabled={look.isOutdoor}
          sideBySide
        />
        <ChoiceField
          id="language"
          label={text.language}
          choices={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          value={look.language}
          onChange={(language) => onLook({ language })}
          sideBySide
        />
      </Stack>
    </Card>
  );
};
