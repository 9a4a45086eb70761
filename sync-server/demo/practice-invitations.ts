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

/** So many officers of one kind are printed before the last of them: one group head is like another. */
const OF_ONE_KIND_MAX = 3;

/** Lines for the terminal, a unit at a time; of many officers of one kind the first few and the last. */
export const accountLines = (accounts: readonly PracticeAccount[]): readonly string[] => {
  const byKind = Map.groupBy(accounts, ({ signInName }) => signInName.replace(/\d+/, ''));
  const lasts = new Set<PracticeAccount>();
  const printed = accounts.filter((account) => {
    const alike = byKind.get(account.signInName.replace(/\d+/, '')) ?? [];
    if (alike.length <= OF_ONE_KIND_MAX + 1 || alike.indexOf(account) < OF_ONE_KIND_MAX)
      return true;
    if (account !== alike.at(-1)) return false;
    lasts.add(account);
    return true;
  });
  const units = Map.groupBy(printed, ({ unitName }) => unitName);
  return [...units].flatMap(([unit, ofUnit]) => [
    '',
    ...(ofUnit.some((account) => lasts.has(account)) ? ['…', ''] : []),
    unit,
    ...ofUnit.map(
      ({ signInName, roles, code, link }) =>
        `  ${signInName.padEnd(18)} ${roles.join(', ').padEnd(14)} ${code}  ${link}`,
    ),
  ]);
};
