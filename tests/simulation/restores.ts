// Servers put back from an old backup: what came after it lies on the devices, and comes back from whoever has it.
import { closeNow } from '#server/restoring.ts';
import { ownOnDisk } from './disk-invariants.ts';
import type { SimPhone } from './sim-phone.ts';
import type { World } from './world.ts';

interface Place {
  readonly book: string;
  readonly n: number;
  readonly epoch: string;
}

/** Where each entry stood before the books were put back. */
const placesOf = new WeakMap<World, Map<string, Place>>();

export const restore = async (world: World): Promise<void> => {
  const { server, network, rights, chance, truth } = world;
  const places = placesOf.get(world) ?? new Map<string, Place>();
  placesOf.set(world, places);
  const { context, store } = server.now();
  for (const { hash, book } of truth.saved.values()) {
    const stored = await store.committed.latestByHash(book, hash);
    if (stored !== undefined) places.set(hash, { book, n: stored.n, epoch: context.epoch.id });
  }
  network.cut();
  if (!(await server.restore(chance.whole(0, 1)))) return;
  truth.tell('restored');
  rights.forget();
  await rights.look();
  for (const phone of world.phones) await phone.start();
  await excuseOrphans(world);
};

/** What neither the server nor any device has any more is gone by nobody’s fault. */
export const excuseOrphans = async (world: World): Promise<void> => {
  const { committed } = world.server.now().store;
  const places = placesOf.get(world);
  if (places === undefined) return;
  for (const { hash, book } of world.truth.saved.values()) {
    if ((await committed.entryByHash(book, hash)) !== undefined) continue;
    const place = places.get(hash);
    if (!world.phones.some((phone) => hasIt(phone, hash, place))) world.truth.excuse(hash);
  }
};

/** On that device, as an own entry or in a book as it stood before the books were put back. */
export const isHeldBy = (world: World, phone: SimPhone, hash: string): boolean =>
  hasIt(phone, hash, placesOf.get(world)?.get(hash));

const hasIt = (phone: SimPhone, hash: string, place: Place | undefined): boolean => {
  const { replica } = phone.app() ?? {};
  if (replica === undefined) return false;
  if (ownOnDisk(phone.disk().snapshot().tables).has(hash)) return true;
  return (
    place !== undefined &&
    replica
      .cursors()
      .some(({ book, epoch, n }) => book === place.book && epoch === place.epoch && n >= place.n)
  );
};

/** An administrator ends the time in which devices bring back; by mistake perhaps before all have come. */
export const closeRestore = async ({ server, truth, rights }: World): Promise<void> => {
  server.spare();
  const { context, store } = server.now();
  const isClosed = await store.write((tx) =>
    closeNow(context, tx, { officer: null, device: null }),
  );
  if (isClosed) truth.tell('restore-closed');
  await rights.look();
};
