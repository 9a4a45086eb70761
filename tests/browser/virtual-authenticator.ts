// The lock of a phone as Chromium plays it: a finger that makes passkeys, with or without a secret.
import type { Handset } from './rig.ts';

/** A lock of the device itself, as a page may ask it; it says yes at once. */
export const withAuthenticator = async ({ context, page }: Handset, hasPrf: boolean) => {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  });
  return {
    kept: async () =>
      (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    /** Another finger than the officer's, or none. */
    knowsOfficer: (isUserVerified: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
};
