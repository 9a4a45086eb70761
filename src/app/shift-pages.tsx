/** The PIN of the shift where it is set and told of, with what these screens need of the app. */
import { SetPinScreen } from '#features/shift/set-pin-screen.tsx';
import { ShiftCard } from '#features/shift/shift-card.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { SPOKEN_BY } from './screen-words.ts';
import { SET_PIN_PATH } from './set-pin-path.ts';
import { useShift, useShiftState } from './use-shift.ts';

export const ShiftCardHere = () => {
  const state = useShiftState();
  return (
    <Spoken sections={SPOKEN_BY.shift}>
      <ShiftCard state={state} setPath={SET_PIN_PATH} end={useShift().end} />
    </Spoken>
  );
};

export const SetPinPage = () => <SetPinScreen begin={useShift().begin} home="/hom-nay" />;
