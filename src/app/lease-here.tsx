/** The offline lease where it shows: its code and words are read only on a device that is long without the system. */
import { lazy, Suspense, type ReactNode } from 'react';
import { isStopped } from '#domain/lease.ts';
import { useLease } from '#replica/use-replica.ts';
import { Spoken } from '#ui/spoken.tsx';
import { SPOKEN_BY } from './screen-words.ts';

const Card = lazy(async () => {
  const { LeaseCard } = await import('#features/lease/lease-card.tsx');
  return {
    default: () => (
      <Spoken sections={SPOKEN_BY.lease}>
        <LeaseCard />
      </Spoken>
    ),
  };
});

const Closed = lazy(async () => {
  const { RollClosedScreen } = await import('#features/lease/roll-closed-screen.tsx');
  return {
    default: () => (
      <Spoken sections={SPOKEN_BY.lease}>
        <RollClosedScreen />
      </Spoken>
    ),
  };
});

export const LeaseHere = () => {
  const { roll, cases } = useLease();
  return roll.is === 'running' && cases.is === 'running' ? null : (
    <Suspense fallback={null}>
      <Card />
    </Suspense>
  );
};

/** Addresses whose screens show or change what closes of the roll; the list and a person's page narrow themselves. */
const OF_WHOLE_ROLL: ReadonlySet<string> = new Set([
  'doan-vien/them',
  'doan-vien/nhap',
  'doan-vien/quet',
  'doan-vien/mau-5b',
  'doan-vien/ket-nap/:book?/:id?',
  'doan-vien/:book/:id/sua',
  'doan-vien/:book/:id/lich-su',
]);

/** @param props.path of the screen, as the routes have it */
export const WhileLeased = (props: { readonly path: string; readonly children: ReactNode }) => {
  const isClosed = isStopped('read-whole-roll', useLease()) && OF_WHOLE_ROLL.has(props.path);
  return isClosed ? (
    <Suspense fallback={null}>
      <Closed />
    </Suspense>
  ) : (
    props.children
  );
};
