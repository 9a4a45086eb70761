/** The steps of putting a backup back: a file, its words, what is inside, and the entries in the outbox. */
import { useState } from 'react';
import type { BackupContents } from '#replica/replica-backup.ts';
import { useReplica } from '#replica/use-replica.ts';
import { useSync } from '#sync/use-sync.ts';

interface State {
  readonly file?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
  readonly words: string;
  readonly contents?: BackupContents | undefined;
  readonly problem?: string | undefined;
  readonly done?: { readonly taken: number; readonly known: number } | undefined;
  readonly isBusy: boolean;
}

export interface OpenBackup {
  readonly state: State;
  readonly choose: (file: File) => Promise<void>;
  readonly type: (words: string) => void;
  readonly look: () => Promise<void>;
  readonly restore: () => Promise<void>;
}

/** A film chosen by mistake is not read into memory; the replica says the rest. */
const READ_BYTES_MAX = 16 * 1024 * 1024;

const nothingChosen: State = { words: '', isBusy: false };

export const useOpenBackup = (): OpenBackup => {
  const replica = useReplica();
  const sync = useSync();
  const [state, setState] = useState<State>(nothingChosen);
  return {
    state,
    choose: async (file) => {
      if (file.size > READ_BYTES_MAX) {
        setState({ ...nothingChosen, problem: 'backup-too-large' });
        return;
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      setState({ ...nothingChosen, file: { name: file.name, bytes } });
    },
    type: (words) => setState({ ...state, words, problem: undefined }),
    look: async () => {
      const { file, words } = state;
      if (file === undefined || state.isBusy) return;
      setState({ ...state, isBusy: true, problem: undefined });
      const opened = await replica.backup.open(file.bytes, words);
      setState(
        opened.ok
          ? { ...state, words: '', isBusy: false, problem: undefined, contents: opened.value }
          : { ...state, isBusy: false, problem: opened.error.kind },
      );
    },
    restore: async () => {
      if (state.contents === undefined || state.isBusy) return;
      setState({ ...state, isBusy: true, problem: undefined });
      const restored = await replica.backup.restore(state.contents);
      if (!restored.ok) {
        setState({ ...state, isBusy: false, problem: restored.error.kind });
        return;
      }
      setState({ ...nothingChosen, done: restored.value });
      await replica.lossSettled();
      void sync.syncNow();
    },
  };
};
