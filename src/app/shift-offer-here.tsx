/** The offer of a PIN on Hôm nay, a piece of its own: the day reads nothing of the screens behind it. */
import { ShiftOffer } from '#features/shift/shift-offer.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { SPOKEN_BY } from './screen-words.ts';
import { SET_PIN_PATH } from './set-pin-path.ts';
import { useShift } from './use-shift.ts';

export const ShiftOfferHere = () => {
  const { decline } = useShift();
  return (
    <Spoken sections={SPOKEN_BY.shift}>
      <ShiftOffer setPath={SET_PIN_PATH} onDecline={() => void decline()} />
    </Spoken>
  );
};
