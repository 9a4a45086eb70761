/** A close by its address, and below the first ones an offer to open the book more easily. */
import { ClosedScreen } from '#features/end-of-day/closed-screen.tsx';
import { PasskeyOfferHere } from './passkey-pages.tsx';

export const ClosedPage = () => <ClosedScreen offer={<PasskeyOfferHere />} />;
