/** Khác: what is done less often, each with a word on what it is for. */
import { useCounts, useReplica } from '#replica/use-replica.ts';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { Icon } from '#ui/icon.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';

export const MoreScreen = (props: {
  readonly onLock: () => void;
  /** Where the browser offers to put the app on the home screen. */
  readonly onInstall: (() => void) | undefined;
  /** Whether this officer sets the rules of a union. */
  readonly mayRule: boolean;
}) => {
  const text = useText();
  const { identity } = useReplica();
  const { waiting, check } = useCounts();
  const state =
    check > 0 ? (
      <Chip tone="late">{text.sync.check(check)}</Chip>
    ) : waiting > 0 ? (
      <Chip tone="wait">{text.sync.waiting(waiting)}</Chip>
    ) : undefined;
  return (
    <Screen title={text.settings.moreTitle} subtitle={identity.displayName}>
      <Card title={text.settings.mineHeading} bare>
        <List>
          <ListRow
            lead={<Icon name="send" large />}
            title={text.sync.unsentTitle}
            subtitle={waiting + check === 0 ? text.sync.nothingUnsent : undefined}
            chip={state}
            href="/khac/chua-gui"
          />
          <ListRow
            lead={<Icon name="phone" large />}
            title={text.settings.deviceTitle}
            subtitle={text.settings.deviceHint}
            href="/khac/may-nay"
          />
          {props.onInstall === undefined ? null : (
            <ListRow
              lead={<Icon name="add" large />}
              title={text.settings.installHeading}
              subtitle={text.settings.installWhy}
              onClick={props.onInstall}
            />
          )}
          <ListRow
            lead={<Icon name="info" large />}
            title={text.settings.helpTitle}
            subtitle={text.settings.helpMoreHint}
            href="/khac/tro-giup"
          />
          <ListRow
            lead={<Icon name="lock" large />}
            title={text.settings.lock}
            subtitle={text.settings.lockHint}
            onClick={props.onLock}
          />
        </List>
      </Card>
      <Card title={text.settings.unionHeading} bare>
        <List>
          <ListRow
            lead={<Icon name="tree" large />}
            title={text.office.treeShort}
            subtitle={text.office.treeHint}
            href="/khac/to-chuc"
          />
          <ListRow
            lead={<Icon name="officer" large />}
            title={text.office.officersTitle}
            subtitle={text.office.officersHint}
            href="/khac/can-bo"
          />
          {props.mayRule ? (
            <ListRow
              lead={<Icon name="check" large />}
              title={text.settings.rulesTitle}
              subtitle={text.settings.rulesHint}
              href="/khac/quy-dinh"
            />
          ) : null}
        </List>
      </Card>
    </Screen>
  );
};
