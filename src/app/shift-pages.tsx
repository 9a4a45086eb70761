/** The PIN of the shift where it is offered, set, and told of, with what these screens need of the app. */
import { SetPinScreen } from '#features/shift/set-pin-screen.tsx';
import { ShiftCard } from '#features/shift/shift-card.tsx';
import { ShiftOffer } from '#features/shift/shift-offer.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { SPOKEN_BY } from './screen-words.ts';
import { useShift, useShiftState } from './use-shift.ts';

const SET_PATH = '/khac/ma-pin';

export const ShiftOfferHere = () => {
  const { decline } = useShift();
  return (
    <Spoken sections={SPOKEN_BY.shift}>
      <ShiftOffer setPath={SET_PATH} onDecline={() => void decline()} />
    </Spoken>
  );
};

export const ShiftCardHere = () => {
  const state = useShiftState();
  return (
    <Spoken sections={SPOKEN_BY.shift}>
      <ShiftCard state={state} setPath={SET_PATH} end={useShift().end} />
    </Spoken>
  );
};

export const SetPinPage = () => <SetPinScreen begin={useShift().begin} home="/hom-nay" />;
