// The real shell and screens over the fake replica; what to show is said in the query of the first address.
import { createRoot } from 'react-dom/client';
import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@fontsource/be-vietnam-pro/vietnamese-700.css';
import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import '@fontsource/be-vietnam-pro/latin-700.css';
import { ServicesContext, type AppServices } from '#app/services.ts';
import { Shell } from '#app/shell.tsx';
import { ReplicaContext } from '#replica/use-replica.ts';
import { SyncContext, type SyncControl, type SyncState } from '#sync/use-sync.ts';
import { LookProvider } from '#ui/look.tsx';
import { conflictIn, fakeReplica, type FakeOptions } from './fake-replica.ts';

const query = new URLSearchParams(window.location.search);
const replica = fakeReplica({
  nowMs: Date.UTC(2026, 10, 9, 10, 42),
  fill: (query.get('fill') ?? 'one') as FakeOptions['fill'],
  suspectClock: query.has('suspect'),
  hasSeries: !query.has('noseries'),
  moreMembers: Number(query.get('more') ?? 0),
});
if (query.has('conflict')) conflictIn(replica);
const idle: SyncState = query.has('offline')
  ? { phase: 'idle', problem: { kind: 'no-connection' } }
  : { phase: 'idle' };
const sync: SyncControl = {
  state: () => idle,
  watch: () => () => {},
  syncNow: async () => undefined,
  pause: () => {},
};
const services = {
  updates: { watch: () => () => {}, isReady: () => false, apply: () => {} },
  install: { watch: () => () => {}, isReady: () => false, ask: () => {} },
  nowMs: () => Date.UTC(2026, 10, 9, 10, 42),
} as unknown as AppServices;
(window as unknown as { replica: unknown }).replica = replica;

createRoot(document.getElementById('root')!).render(
  <ServicesContext value={services}>
    <LookProvider
      look={{
        language: query.get('lang') === 'en' ? 'en' : 'vi',
        textSize: (query.get('size') ?? '100') as '100',
        scheme: query.has('dark') ? 'dark' : 'light',
        isOutdoor: query.has('outdoor'),
      }}
    >
      <ReplicaContext value={replica}>
        <SyncContext value={sync}>
          <Shell
            onLock={() => {}}
            onAddOfficer={() => {}}
            onTakeOver={() => {}}
            onSignOut={() => {}}
            onWordsChanged={() => {}}
          />
        </SyncContext>
      </ReplicaContext>
    </LookProvider>
  </ServicesContext>,
);
