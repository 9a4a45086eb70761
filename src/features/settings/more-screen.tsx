/** Khác: what is done less often, each with a word on what it is for. */
import type { ReactNode } from 'react';
import { useCounts, useReplica } from '#replica/use-replica.ts';
import { Card, Columns } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { Icon } from '#ui/icon.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';

export const MoreScreen = (props: {
  /** What the officer is to know of this device before anything else; nothing on most days. */
  readonly notice: ReactNode;
  readonly onLock: () => void;
  /** Where the browser offers to put the app on the home screen. */
  readonly onInstall: (() => void) | undefined;
  /** Whether this officer sets the rules of a union. */
  readonly mayRule: boolean;
  /** Whether this officer may look through who did what. */
  readonly readsAudit: boolean;
  /** Whether this officer is told how the unions below closed their days. */
  readonly hearsOfCloses: boolean;
  /** Whether this officer is shown the devices of others. */
  readonly seesDevices: boolean;
  /** The server was restored, and this officer may end that. */
  readonly endsRestore: boolean;
  /** Whether this officer decides on what the system holds. */
  readonly decidesHeld: boolean;
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
    <Screen title={text.settings.moreTitle} subtitle={identity.displayName} wide>
      {props.notice}
      <Columns>
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
              lead={<Icon name="share" large />}
              title={text.settings.relayTitle}
              subtitle={text.settings.relayHint}
              href="/khac/gui-nho"
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
              lead={<Icon name="members" large />}
              title={text.settings.sharedTitle}
              subtitle={text.settings.sharedHint}
              href="/khac/dung-chung"
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
            <ListRow
              lead={<Icon name="share" large />}
              title={text.settings.handoverTitle}
              subtitle={text.settings.handoverHint}
              href="/khac/ban-giao"
            />
            {props.mayRule ? (
              <ListRow
                lead={<Icon name="check" large />}
                title={text.settings.rulesTitle}
                subtitle={text.settings.rulesHint}
                href="/khac/quy-dinh"
              />
            ) : null}
            {props.endsRestore ? (
              <ListRow
                lead={<Icon name="info" large />}
                title={text.settings.restoreTitle}
                subtitle={text.settings.restoreHint}
                href="/khac/khoi-phuc"
              />
            ) : null}
            {props.decidesHeld ? (
              <ListRow
                lead={<Icon name="check" large />}
                title={text.settings.heldTitle}
                subtitle={text.settings.heldHint}
                href="/khac/can-quyet-dinh"
              />
            ) : null}
            {props.hearsOfCloses ? (
              <ListRow
                lead={<Icon name="dues" large />}
                title={text.settings.closesBelowTitle}
                subtitle={text.settings.closesBelowHint}
                href="/khac/tu-kiem"
              />
            ) : null}
            {props.seesDevices ? (
              <ListRow
                lead={<Icon name="phone" large />}
                title={text.settings.devicesTitle}
                subtitle={text.settings.devicesHint}
                href="/khac/may"
              />
            ) : null}
            {props.readsAudit ? (
              <ListRow
                lead={<Icon name="search" large />}
                title={text.settings.auditTitle}
                subtitle={text.settings.auditHint}
                href="/khac/nhat-ky"
              />
            ) : null}
          </List>
        </Card>
      </Columns>
    </Screen>
  );
};
