/** Gửi nhờ và mang hộ by its address. */
import { RelayScreen } from '#features/relay/relay-screen.tsx';

export const RelayPage = () => <RelayScreen />;
