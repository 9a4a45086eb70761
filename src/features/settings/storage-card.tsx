/** The room the books take on this device, and whether the browser has promised to keep them. */
import { useEffect, useState, type ReactNode } from 'react';
import type { StorageFacts } from '#platform/storage.ts';
import { countText } from '#text/day-text.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Facts } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';

export interface StorageCardProps {
  readonly storageFacts: () => Promise<StorageFacts>;
  readonly askLastingStorage: () => Promise<boolean>;
}

const MEGABYTE = 1_000_000;

export const StorageCard = ({ storageFacts, askLastingStorage }: StorageCardProps) => {
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
