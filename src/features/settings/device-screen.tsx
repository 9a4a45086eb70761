/** Máy này: how the app looks, how it stands with the system, the room on the device, helping a colleague. */
import { useEffect, useState, type ReactNode } from 'react';
import type { StorageFacts } from '#platform/storage.ts';
import { useCounts, useReplica } from '#replica/use-replica.ts';
import type { ServerApi } from '#sync/server-api.ts';
import { useSync, useSyncState, type SyncProblem } from '#sync/use-sync.ts';
import { countText, momentText } from '#text/day-text.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '#text/language.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card, Columns, Stack } from '#ui/card.tsx';
import { CheckField, ChoiceField } from '#ui/choice-field.tsx';
import { Facts } from '#ui/list.tsx';
import type { Look } from '#ui/look.tsx';
import { Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { HelpForgotten } from './help-forgotten.tsx';

export interface DeviceScreenProps {
  readonly look: Look;
  readonly onLook: (part: Partial<Look>) => void;
  readonly storageFacts: () => Promise<StorageFacts>;
  readonly askLastingStorage: () => Promise<boolean>;
  readonly api: Pick<ServerApi, 'pendingRecoveries' | 'approveRecovery'>;
  readonly version: string;
  readonly nowMs: () => number;
}

export const DeviceScreen = (props: DeviceScreenProps) => {
  const text = useText();
  const { identity } = useReplica();
  return (
    <Screen title={text.settings.deviceTitle} subtitle={identity.displayName} back="/khac" wide>
      <Columns>
        <Stack gap={16}>
          <LookCard {...props} />
          <HelpForgotten api={props.api} nowMs={props.nowMs} />
        </Stack>
        <Stack gap={16}>
          <SyncCard nowMs={props.nowMs} />
          <StorageCard {...props} />
          <Card title={text.settings.thisDevice}>
            <Facts
              facts={[
                { label: text.settings.officerName, value: identity.displayName },
                { label: text.settings.signInName, value: identity.signInName },
                { label: text.settings.device, value: identity.device.slice(0, 8) },
                { label: text.settings.version, value: props.version },
              ]}
            />
          </Card>
          <Notice tone="info" title={text.settings.forgotHeading}>
            {text.settings.forgotHint}
          </Notice>
        </Stack>
      </Columns>
    </Screen>
  );
};

const TEXT_SIZES = ['100', '125', '150', '200'] as const;
const SCHEMES = ['auto', 'light', 'dark'] as const;

const LookCard = ({ look, onLook }: DeviceScreenProps) => {
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

const SyncCard = (props: { readonly nowMs: () => number }) => {
  const text = useText();
  const replica = useReplica();
  const sync = useSync();
  const state = useSyncState();
  const counts = useCounts();
  const [result, setResult] = useState<{ readonly problem: SyncProblem | undefined }>();
  const contactMs = replica.lastContactMs();

  const send = (): void => {
    setResult(undefined);
    void sync.syncNow().then((problem) => setResult({ problem }));
  };

  return (
    <Card title={text.settings.syncHeading}>
      <Facts
        facts={[
          {
            label: text.sync.lastContact,
            value: contactMs === undefined ? text.sync.never : momentText(contactMs, props.nowMs()),
          },
          { label: text.settings.notSent, value: text.settings.items(countText(counts.waiting)) },
          { label: text.settings.books, value: countText(replica.books().length) },
        ]}
      />
      {state.phase === 'sending' ? (
        <ProgressLine label={text.sync.sending} done={state.sent} of={state.of} />
      ) : null}
      {state.phase === 'fetching' ? (
        <ProgressLine label={text.sync.fetching} done={state.got} of={state.of} />
      ) : null}
      {state.phase === 'idle' && result !== undefined ? (
        result.problem !== undefined ? (
          <Notice tone="warn" live>
            {text.sync.problems[result.problem.kind]}
          </Notice>
        ) : (
          <Notice tone={counts.waiting === 0 ? 'safe' : 'warn'} live>
            {counts.waiting === 0 ? text.sync.sentAll : text.sync.sentSome(counts.waiting)}
          </Notice>
        )
      ) : null}
      <PrimaryButton busy={state.phase !== 'idle'} onClick={send}>
        {text.sync.sendNow}
      </PrimaryButton>
    </Card>
  );
};

const MEGABYTE = 1_000_000;

const StorageCard = ({ storageFacts, askLastingStorage }: DeviceScreenProps) => {
  const text = useText().settings;
  const [facts, setFacts] = useState<StorageFacts>();
  useEffect(() => {
    let isStopped = false;
    void storageFacts().then((found) => {
      if (!isStopped) setFacts(found);
    });
    return () => {
      isStopped = true;
    };
  }, [storageFacts]);
  const ask = async (): Promise<void> => {
    await askLastingStorage();
    setFacts(await storageFacts());
  };
  const size = (bytes: number | undefined): ReactNode =>
    bytes === undefined
      ? text.storageUnknown
      : text.megabytes(countText(Math.max(1, Math.round(bytes / MEGABYTE))));
  return (
    <Card title={text.storageHeading}>
      {facts === undefined ? null : (
        <>
          <Facts
            facts={[
              { label: text.storageUsed, value: size(facts.usedBytes) },
              { label: text.storageFree, value: size(facts.freeBytes) },
            ]}
          />
          <p>{facts.isLasting === true ? text.storageLasting : text.storageNotLasting}</p>
          {facts.isLasting === true ? null : (
            <SecondaryButton small onClick={() => void ask()}>
              {text.storageAsk}
            </SecondaryButton>
          )}
        </>
      )}
    </Card>
  );
};
