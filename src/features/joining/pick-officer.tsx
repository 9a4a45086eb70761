/** Which officer of the book holds a waiting device: found by name, beginning with the name typed on the device. */
import { useMemo, useState } from 'react';
import { foldName, matchesName } from '#domain/roster/person-name.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { ChoiceField } from '#ui/choice-field.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useText } from '#ui/use-text.ts';

export interface Candidate {
  readonly id: string;
  readonly displayName: string;
  /** Union and roles. */
  readonly about: string;
  readonly hasDevice: boolean;
}

/** More are found by typing: a list of thousands is read by nobody. */
const SHOWN_MAX = 4;

export const PickOfficer = (props: {
  readonly candidates: readonly Candidate[];
  /** The name as typed on the device. */
  readonly typed: string;
  readonly chosen: string | undefined;
  readonly onChoose: (officer: string) => void;
  readonly error: string | undefined;
  readonly newHref: string;
}) => {
  const text = useText().joining;
  const { candidates, chosen } = props;
  const [query, setQuery] = useState(() => (candidates.length > SHOWN_MAX ? props.typed : ''));
  const found = useMemo(() => {
    const matching =
      query.trim() === ''
        ? candidates
        : candidates.filter(({ displayName }) => matchesName(foldName(displayName), query));
    const isNamed = ({ displayName }: Candidate): boolean =>
      matchesName(foldName(displayName), props.typed);
    // Who was just added or bears the typed name stands first; who waits for a device before who has one.
    const rank = (one: Candidate): number =>
      one.id === chosen ? 0 : isNamed(one) ? 1 : one.hasDevice ? 3 : 2;
    return [...matching].sort((a, b) => rank(a) - rank(b));
    // The chosen one does not jump to the top under the finger.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [candidates, query, props.typed]);
  const shown = found.slice(0, SHOWN_MAX);
  return (
    <Card>
      <Stack gap={8}>
        {candidates.length > SHOWN_MAX ? (
          <SearchField label={text.whoSearch} value={query} onChange={setQuery} />
        ) : null}
        {shown.length === 0 ? (
          <p>{text.whoNone}</p>
        ) : (
          <ChoiceField
            id="who"
            label={text.who}
            error={props.error}
            choices={shown.map(({ id, displayName, about, hasDevice }) => ({
              value: id,
              label: displayName,
              hint: hasDevice ? `${about} · ${text.whoHasDevice}` : about,
            }))}
            value={chosen}
            onChange={props.onChoose}
          />
        )}
        {found.length > SHOWN_MAX ? <p>{text.whoMore(found.length - SHOWN_MAX)}</p> : null}
        <SecondaryButton href={props.newHref}>{text.whoNew}</SecondaryButton>
      </Stack>
    </Card>
  );
};
