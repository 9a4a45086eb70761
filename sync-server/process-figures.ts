/** What the process uses of its machine, beside the server's own figures: memory, processor, disk, delay of its loop. */
import { statfs } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { backupNote, readNotes } from './notes.ts';
import type { OpenServer } from './open-server.ts';
import { SERVER_VERSION } from './server-version.ts';

/** Answers how to stop measuring. */
export const addProcessFigures = ({ context, dataDir }: OpenServer): (() => void) => {
  const { all } = context.figures;
  const { gauge, total } = all;
  gauge('process_start_time_seconds', 'When the process began, since 1970.', () =>
    Math.round(Date.now() / 1000 - process.uptime()),
  );
  gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
  gauge(
    'nodejs_heap_used_bytes',
    'Memory in use by objects.',
    () => process.memoryUsage().heapUsed,
  );
  gauge('nodejs_external_bytes', 'Memory in use outside of the heap.', () => {
    const { external, arrayBuffers } = process.memoryUsage();
    return external + arrayBuffers;
  });
  total('process_cpu_seconds_total', 'Processor time used since the start.', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  gauge(
    'nodejs_event_loop_delay_seconds',
    'How late the loop came round, since last asked.',
    () => {
      const read = (
        [
          ['p50', 50],
          ['p99', 99],
        ] as const
      ).map(([at, percentile]) => ({
        labels: { at },
        value: delay.percentile(percentile) / 1e9,
      }));
      const most = { labels: { at: 'max' }, value: delay.max / 1e9 };
      delay.reset();
      return [...read, most];
    },
  );
  gauge('so_disk_free_bytes', 'Room left where DATA_DIR lies.', async () => {
    const { bavail, bsize } = await statfs(dataDir);
    return bavail * bsize;
  });
  gauge(
    'so_backup_age_seconds',
    'Since the last checked backup; missing where there is none.',
    async () => {
      const nowMs = context.nowMs();
      const newest = (await readNotes(context.store.committed, backupNote, nowMs)).at(-1);
      return newest === undefined ? undefined : (nowMs - newest.value.atMs) / 1000;
    },
  );
  gauge('so_live_streams', 'Open streams of pokes.', () => context.live.listeners());
  gauge('so_well', 'As /healthz says: 1, or 0 with the reason.', async () => {
    const state = await context.health.look();
    return [
      { labels: { reason: state === 'well' ? 'none' : state }, value: state === 'well' ? 1 : 0 },
    ];
  });
  gauge('so_about', 'Always 1: version and schema stand in the labels.', () => [
    { labels: { version: SERVER_VERSION, schema: context.schema }, value: 1 },
  ]);
  return () => delay.disable();
};
