/** On Hôm nay, the cash that waits for a second officer, with its words. */
import { CashWaitingCard } from '#features/end-of-day/cash-waiting-card.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { SPOKEN_BY } from './screen-words.ts';

export const CashWaitingHere = () => (
  <Spoken sections={SPOKEN_BY['cash-waiting']}>
    <CashWaitingCard />
  </Spoken>
);
