// A union on the real server for browser tests: a province and one grassroots union, founded over HTTP without a screen.
import { base64FromBytes } from '#base/bytes.ts';
import { bookId } from '#book/book-id.ts';
import { addOfficer, createUnit, grantRole, revokeGrant } from '#domain/office/acts.ts';
import type { Role } from '#domain/office/grant.ts';
import { registerMember } from '#domain/roster/acts.ts';
import { enrol, ORIGIN, type Phone, type TestServer } from '#tests/sync/phone.ts';
import { must, synced } from '#tests/sync/union.ts';
import { randomBytes } from 'node:crypto';
import type { SyncServer } from './rig.ts';

export interface Union {
  readonly admin: Phone;
  /** The grassroots union. */
  readonly unit: string;
  readonly unitName: string;
  /** Adds an officer there, or at another union; answers with the link that lets one device in. */
  readonly invite: (officer: NewOfficer, at?: string) => Promise<Invitation>;
  /** A second grassroots union beside it. */
  readonly foundAnother: (name: string) => Promise<string>;
  /** For a further device of an officer who is known. */
  readonly inviteAgain: (officer: string) => Promise<Invitation>;
  /** Ends every right of an officer. */
  readonly revoke: (signInName: string) => Promise<void>;
  /** A phone without a screen, for an officer who is looked through. */
  readonly quietPhone: (officer: NewOfficer, label?: string) => Promise<Phone>;
}

export interface NewOfficer {
  readonly signInName: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

/** Whose phone a test holds, where it needs no more than one. */
export const CHAIR: NewOfficer = {
  signInName: 'mai.lt',
  displayName: 'Lường Thị Mai',
  roles: ['chair'],
};
/** Whose phone asks for more than words. */
export const ADMINISTRATOR: NewOfficer = {
  signInName: 'quyet.cv',
  displayName: 'Cầm Văn Quyết',
  roles: ['administrator'],
};
/** Who works beside, on a phone without a screen. */
export const QUIET_CHAIR: NewOfficer = {
  signInName: 'xe.va',
  displayName: 'Vừ A Xé',
  roles: ['chair'],
};

export interface Invitation {
  readonly officer: string;
  readonly link: string;
  readonly token: string;
  readonly code: string;
}

export const foundUnion = async (
  server: Pick<SyncServer, 'origin' | 'setUpLink'>,
): Promise<Union> => {
  const line = overHttp(server);
  const admin = await enrol(line, {
    token: tokenOf(server.setUpLink),
    setUp: {
      unitName: 'Liên đoàn Lao động tỉnh Mẫu',
      unitKind: 'province',
      displayName: 'Ma Văn Khải',
      signInName: 'khai.mv',
    },
  });
  await synced(admin);
  const unitName = 'CĐCS Công ty May Mẫu';
  const parent = admin.identity.homeUnit;
  const foundAnother = async (name: string): Promise<string> => {
    must(
      await admin.replica.save((moment) =>
        createUnit({ name, kind: 'grassroots', parent, ownBooks: true }, moment),
      ),
    );
    await synced(admin);
    const units = await admin.replica.shelf.find({ type: 'unit' });
    return units.find((row) => row.values['name'] === name)!.id;
  };
  const unit = await foundAnother(unitName);

  const inviteAgain = async (officer: string): Promise<Invitation> => {
    const { link, token, code } = must(await admin.api.makeInvitation(officer));
    return { officer, link, token, code };
  };
  const invite = async (
    { signInName, displayName, roles }: NewOfficer,
    at = unit,
  ): Promise<Invitation> => {
    must(
      await admin.replica.save((moment) =>
        addOfficer({ homeUnit: at, signInName, displayName }, moment),
      ),
    );
    const rows = await admin.replica.shelf.find({ type: 'officer' });
    const officer = rows.find((row) => row.values['displayName'] === displayName)!.id;
    for (const role of roles)
      must(
        await admin.replica.save((moment) =>
          grantRole({ officer, role, unit: at, reach: 'unit', from: '2026-01-01' }, moment),
        ),
      );
    await synced(admin);
    return inviteAgain(officer);
  };
  return {
    admin,
    unit,
    unitName,
    invite,
    foundAnother,
    inviteAgain,
    revoke: async (signInName) => {
      const officers = await admin.replica.shelf.find({ type: 'officer' });
      const officer = officers.find((row) => row.values['signInName'] === signInName)!.id;
      for (const row of await admin.replica.shelf.find({ type: 'grant' }))
        if (row.values['officer'] === officer)
          must(
            await admin.replica.save((moment) =>
              revokeGrant({ unit, grant: row.id, why: 'Hết nhiệm kỳ' }, moment, {
                revokedGrants: new Set(),
              }),
            ),
          );
      await synced(admin);
    },
    quietPhone: async (officer, label = 'Điện thoại thử') => {
      const phone = await enrol(line, { token: (await invite(officer)).token, label });
      await synced(phone);
      return phone;
    },
  };
};

/** The same with members of long standing, whom the quiet chair has written down. */
export const foundUnionWith = async (
  server: SyncServer,
  names: readonly string[],
): Promise<{ readonly union: Union; readonly quiet: Phone }> => {
  const union = await foundUnion(server);
  const quiet = await union.quietPhone(QUIET_CHAIR);
  await registerMembers(quiet, union.unit, names);
  return { union, quiet };
};

const tokenOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1);

/** The phones of tests/sync talk to an origin of their own; here a real server stands behind it. */
const overHttp = (server: Pick<SyncServer, 'origin'>): TestServer => {
  const there: typeof fetch = (input, init) =>
    fetch(
      new URL(input instanceof Request ? input.url : input).href.replace(ORIGIN, server.origin),
      init,
    );
  return { line: { fetch: there } } as TestServer;
};

/** Members of long standing, without a screen; answers with their names. */
export const registerMembers = async (
  phone: Phone,
  unit: string,
  names: readonly string[],
  more: { readonly sectionNote?: string; readonly step?: 'applied' | 'admitted' } = {},
): Promise<void> => {
  for (const fullName of names)
    must(
      await phone.replica.save((moment) =>
        registerMember(
          {
            rosterBook: bookId('roster', unit),
            step: 'admitted',
            ...more,
            fullName,
            source: 'typed',
            stepOn: '2026-01-05',
            consent: {
              textVersion: 'vi-2026-1',
              textHash: base64FromBytes(new Uint8Array(randomBytes(32))),
              how: 'read-aloud',
            },
          },
          moment,
        ),
      ),
    );
  await synced(phone);
};
