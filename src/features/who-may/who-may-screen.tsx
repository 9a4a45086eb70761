/** Ai được làm gì: each role with who holds it today and what the table of rights lets it do. */
import { ROLES, type Role } from '#domain/office/grant.ts';
import { Card, Columns } from '#ui/card.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { roleWords } from './role-words.ts';

/** More are on the list of officers. */
const NAMES_MAX = 8;

/** @param holders by role: "Lường Thị Mai (CĐCS Mây Tre)", as this device knows them today */
export const WhoMayScreen = (props: { readonly holders: ReadonlyMap<Role, readonly string[]> }) => {
  const { whoMay: text } = useText();
  return (
    <Screen title={text.title} back="/khac/can-bo" wide isReading>
      <Notice tone="info">{text.lead}</Notice>
      <Columns>
        {ROLES.map((role) => (
          <RoleCard key={role} role={role} holders={props.holders.get(role) ?? []} />
        ))}
      </Columns>
      <Notice tone="info" sign="lock" title={text.confidentialTitle}>
        {text.confidential}
      </Notice>
    </Screen>
  );
};

const RoleCard = (props: { readonly role: Role; readonly holders: readonly string[] }) => {
  const { whoMay: text, office } = useText();
  const { role, holders } = props;
  const words = roleWords(role, { whoMay: text, office });
  const left = holders.length - NAMES_MAX;
  const names = [...holders.slice(0, NAMES_MAX), ...(left > 0 ? [text.more(left)] : [])];
  // Long sentences: beside their labels they would stand ragged at the right edge.
  const lines = [
    { label: text.holders, value: names.length === 0 ? text.nobody : names.join(', ') },
    { label: text.opens, value: words.opens },
    { label: text.does, value: words.does },
    { label: text.givesTo, value: words.gives },
    { label: text.besides, value: words.besides },
  ].filter(({ value }) => value !== '');
  return (
    <Card title={office.roles[role]} bare>
      <List label={office.roles[role]}>
        {lines.map(({ label, value }) => (
          <ListRow key={label} title={label} subtitle={asSentence(value)} />
        ))}
      </List>
    </Card>
  );
};

const asSentence = (words: string): string =>
  words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
