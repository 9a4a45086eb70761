/** What the screen of relayed files works with: making one, taking one in, and what became of those that are carried. */
import { useEffect, useState } from 'react';
import { shareFile } from '#platform/share-file.ts';
import type { CarriedFile, RelayMakeProblem } from '#replica/relay-port.ts';
import { useReplica } from '#replica/use-replica.ts';
import { useSync } from '#sync/use-sync.ts';

export type Made =
  | {
      readonly how: 'shared' | 'downloaded';
      readonly name: string;
      readonly entries: number;
      readonly left: number;
    }
  | { readonly how: 'not-shared' }
  | { readonly how: 'refused'; readonly problem: RelayMakeProblem['kind'] };

/** A film chosen by mistake is not read into memory; the replica says the rest. */
const READ_BYTES_MAX = 10 * 1024 * 1024;

export const useMakeRelay = () => {
  const replica = useReplica();
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState<Made>();
  const handOn = async (): Promise<Made> => {
    const file = await (await replica.relay()).make();
    if (!file.ok) return { how: 'refused', problem: file.error.kind };
    const how = await shareFile(file.value);
    const { name, entries, left } = file.value;
    return how === 'not-shared' ? { how } : { how, name, entries, left };
  };
  const make = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    try {
      setMade(await handOn());
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, made, make };
};

export const useCarried = () => {
  const replica = useReplica();
  const sync = useSync();
  const [files, setFiles] = useState<readonly CarriedFile[]>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [hasTaken, setTaken] = useState(false);

  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const carried = await (await replica.relay()).carried();
      if (!isOver) setFiles(carried);
    };
    const readNow = (): void => void read();
    readNow();
    const stop = replica.watch(readNow);
    return () => {
      isOver = true;
      stop();
    };
  }, [replica]);

  const takeIn = async (file: File): Promise<string | undefined> => {
    if (file.size > READ_BYTES_MAX) return 'relay-too-large';
    const bytes = new Uint8Array(await file.arrayBuffer());
    const taken = await (await replica.relay()).take(bytes);
    return taken.ok ? undefined : taken.error.kind;
  };
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    setTaken(false);
    const refused = await takeIn(file);
    setBusy(false);
    setProblem(refused);
    setTaken(refused === undefined);
    if (refused === undefined) void sync.syncNow();
  };
  const drop = async (id: string): Promise<void> => {
    const dropped = await (await replica.relay()).drop(id);
    setProblem(dropped.ok ? undefined : dropped.error.kind);
    setTaken(false);
  };
  return { files, isBusy, problem, hasTaken, take, drop };
};
