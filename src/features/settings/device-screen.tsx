/** Máy này: how the app looks, how it stands with the system, the room on the device, helping a colleague. */
import type { ReactNode } from 'react';
import { useReplica } from '#replica/use-replica.ts';
import type { ServerApi } from '#sync/server-api.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Card, Columns, Stack } from '#ui/card.tsx';
import { Facts } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { HelpForgotten } from './help-forgotten.tsx';
import { LookCard, type LookCardProps } from './look-card.tsx';
import { SignOutCard } from './sign-out-card.tsx';
import { StorageCard, type StorageCardProps } from './storage-card.tsx';
import { SyncCard } from './sync-card.tsx';

export interface DeviceScreenProps extends LookCardProps, StorageCardProps {
  readonly api: Pick<ServerApi, 'pendingRecoveries' | 'approveRecovery'>;
  readonly version: string;
  readonly nowMs: () => number;
  readonly onSignOut: () => void;
  /** The words that open the book. */
  readonly words: ReactNode;
  /** The PIN of the shift. */
  readonly shift: ReactNode;
  /** Finger and face. */
  readonly passkey: ReactNode;
  /** All that the officer has. */
  readonly devices: ReactNode;
}

export const DeviceScreen = (props: DeviceScreenProps) => {
  const { settings: text, safekeeping } = useText();
  const { identity } = useReplica();
  return (
    <Screen title={text.deviceTitle} subtitle={identity.displayName} back="/khac" wide>
      <Columns>
        <Stack gap={16}>
          <LookCard look={props.look} onLook={props.onLook} />
          {props.words}
          {props.shift}
          {props.passkey}
          <HelpForgotten api={props.api} nowMs={props.nowMs} />
          <Notice tone="info" title={text.forgotHeading}>
            {text.forgotHint}
          </Notice>
        </Stack>
        <Stack gap={16}>
          <SyncCard nowMs={props.nowMs} />
          <StorageCard
            storageFacts={props.storageFacts}
            askLastingStorage={props.askLastingStorage}
          />
          <Card title={text.thisDevice}>
            <Facts
              facts={[
                { label: text.officerName, value: identity.displayName },
                { label: text.signInName, value: identity.signInName },
                { label: text.device, value: identity.device.slice(0, 8) },
                { label: text.version, value: props.version },
              ]}
            />
          </Card>
          {props.devices}
          <SecondaryButton full href="/khac/mo-ban-du-phong">
            {safekeeping.openTitle}
          </SecondaryButton>
          <SignOutCard onSignOut={props.onSignOut} />
        </Stack>
      </Columns>
    </Screen>
  );
};
