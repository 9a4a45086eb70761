/** The accounts of the practice province: a link and a code for each officer, good for any number of devices. */
import { makeInvitation } from '../invitations.ts';
import type { ServerContext } from '../server-context.ts';

export interface PracticeAccount {
  readonly signInName: string;
  readonly displayName: string;
  readonly unitName: string;
  readonly roles: readonly string[];
  readonly code: string;
  readonly link: string;
}

/**
 * Signing in is by enrolling a device, so an account is an invitation. In practice it may be used again and
 * again, each device choosing words of its own: two people who try the same officer do not shut each other out.
 */
export const practiceAccounts = async (
  server: ServerContext,
): Promise<readonly PracticeAccount[]> => {
  const office = await server.office.now(server.store.committed);
  return server.store.write(async (tx) => {
    const accounts: PracticeAccount[] = [];
    for (const { id, signInName, displayName, homeUnit } of office.officers()) {
      const { code, link } = await makeInvitation(server, tx, { officer: id, reusable: true });
      const roles = [...new Set(office.grantsOf(id).map(({ role }) => role))];
      accounts.push({
        signInName,
        displayName,
        unitName: office.unit(homeUnit)?.name ?? '',
        roles,
        code,
        link,
      });
    }
    return accounts;
  });
};

/** Lines for the terminal, a unit at a time. */
export const accountLines = (accounts: readonly PracticeAccount[]): readonly string[] => {
  const units = [...new Set(accounts.map(({ unitName }) => unitName))];
  return units.flatMap((unit) => [
    '',
    unit,
    ...accounts
      .filter(({ unitName }) => unitName === unit)
      .map(
        ({ signInName, roles, code, link }) =>
          `  ${signInName.padEnd(18)} ${roles.join(', ').padEnd(14)} ${code}  ${link}`,
      ),
  ]);
};
