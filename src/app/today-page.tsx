/** Hôm nay, with what it needs of the app. */
import { TodayScreen } from '#features/today/today-screen.tsx';
import { useInstallOffer } from './use-install-offer.ts';

export const TodayPage = () => <TodayScreen onInstall={useInstallOffer()} />;
