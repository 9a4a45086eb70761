/** Who may have written: the devices' public keys, taken only from office entries that the server signed. */
import { utf8FromText } from '#base/bytes.ts';
import { hashAfter } from '#book/chain.ts';
import {
  bodyHashOf,
  entryHashOf,
  entrySigningBytes,
  parseEntry,
  type EntryBody,
} from '#book/entry.ts';
import { directoryLine, type DirectoryItem } from '#protocol/pull.ts';
import type { Verifier } from './ports.ts';

export const SERVER_DEVICE = 'server';

export interface Directory {
  readonly publicKeyOf: (device: string) => string | undefined;
  readonly officerOf: (device: string) => string | undefined;
  /** Takes the entries that are genuine; answers how many were new. */
  readonly take: (items: readonly DirectoryItem[]) => Promise<number>;
  /** Entries already checked in a page of an office book. */
  readonly learn: (body: EntryBody) => void;
  /** Lets go of all others. */
  readonly keep: (items: readonly DirectoryItem[]) => void;
  /** What is kept on disk (sealed): the proofs as they came. */
  readonly items: () => readonly DirectoryItem[];
}

export const createDirectory = (serverKey: string, verifier: Verifier): Directory => {
  const keyByDevice = new Map<string, string>([[SERVER_DEVICE, serverKey]]);
  const officerByDevice = new Map<string, string>();
  const itemByHash = new Map<string, DirectoryItem>();

  const learn = (body: EntryBody): void => {
    // Devices are written by the server alone; whoever else names a key is not believed.
    if (body.device !== SERVER_DEVICE) return;
    for (const { type, id, set } of body.changes) {
      if (type !== 'device') continue;
      if (typeof set['publicKey'] === 'string' && !keyByDevice.has(id))
        keyByDevice.set(id, set['publicKey']);
      if (typeof set['officer'] === 'string') officerByDevice.set(id, set['officer']);
    }
  };

  const isGenuine = async (item: DirectoryItem, body: EntryBody): Promise<boolean> => {
    const publicKey = keyByDevice.get(body.device);
    if (publicKey === undefined) return false;
    const hash = entryHashOf(item.prevHash, bodyHashOf(utf8FromText(item.body)));
    return verifier.verify(
      publicKey,
      entrySigningBytes(hashAfter(hash, item.after)),
      item.signature,
    );
  };

  return {
    publicKeyOf: (device) => keyByDevice.get(device),
    officerOf: (device) => officerByDevice.get(device),
    learn,
    items: () => [...itemByHash.values()],
    keep: (items) => {
      const kept = new Set(items);
      for (const [name, item] of itemByHash) if (!kept.has(item)) itemByHash.delete(name);
    },
    take: async (items) => {
      let taken = 0;
      // The server's own entries first: they carry the keys by which the others are checked.
      const read = items
        .map((item) => ({ item, body: parseEntry(utf8FromText(item.body)) }))
        .flatMap(({ item, body }) => (body.ok ? [{ item, body: body.value }] : []))
        .sort(
          (a, b) =>
            Number(b.body.device === SERVER_DEVICE) - Number(a.body.device === SERVER_DEVICE),
        );
      for (const { item, body } of read) {
        const name = `${item.book}|${item.prevHash}|${bodyHashOf(utf8FromText(item.body))}`;
        if (itemByHash.has(name) || !(await isGenuine(item, body))) continue;
        itemByHash.set(name, item);
        learn(body);
        taken += 1;
      }
      return taken;
    },
  };
};

export const encodeDirectory = (items: readonly DirectoryItem[]): Uint8Array =>
  utf8FromText(JSON.stringify({ line: 'directory', items }));

export const readDirectory = (text: string): readonly DirectoryItem[] => {
  try {
    const parsed = directoryLine.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.items : [];
  } catch {
    return [];
  }
};
