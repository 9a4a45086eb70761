// A small union for tests: a province, one grassroots union, and phones for its officers.
import { expect } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { issueReceipt } from '#domain/dues/acts.ts';
import { closeDay } from '#domain/dues/close-acts.ts';
import type { dayClose } from '#domain/dues/day-close.ts';
import { ownChains } from '#domain/dues/own-chains.ts';
import type { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { addOfficer, createUnit, grantRole, revokeGrant } from '#domain/office/acts.ts';
import type { Role } from '#domain/office/grant.ts';
import type { UnionRecordType } from '#domain/record-kind.ts';
import { registerMember } from '#domain/roster/acts.ts';
import { unclosed } from '#domain/views/day-view.ts';
import type { SaveOptions } from '#replica/draft-form.ts';
import type { Row } from '#replica/use-replica.ts';
import { enrol, startServer, type Phone, type TestServer } from './phone.ts';

export const must = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

export interface TestUnion {
  readonly server: TestServer;
  readonly admin: Phone;
  readonly unit: string;
  readonly officerPhone: (signInName: string, roles: readonly Role[]) => Promise<Phone>;
  /** Another phone for an officer who has one. */
  readonly secondPhone: (first: Phone) => Promise<Phone>;
  /** Ends every right of that officer, and tells the server. */
  readonly revoke: (phone: Phone) => Promise<void>;
  readonly grant: (phone: Phone, role: Role) => Promise<void>;
}

const consent = { textVersion: 'v1', textHash: 'abc', how: 'read-aloud' } as const;

export const startUnion = async (databaseUrl?: string): Promise<TestUnion> => {
  const server = await startServer(databaseUrl);
  const admin = await enrol(server, {
    token: await server.setUpToken(),
    setUp: {
      unitName: 'Liên đoàn Lao động tỉnh Mẫu',
      unitKind: 'province',
      displayName: 'Quản trị Mẫu',
      signInName: 'quantri',
    },
  });
  await synced(admin);
  const parent = admin.identity.homeUnit;
  const name = 'CĐCS Công ty May Mẫu';
  must(
    await admin.replica.save((moment) =>
      createUnit({ name, kind: 'grassroots', parent, ownBooks: true }, moment),
    ),
  );
  await synced(admin);
  const units = await admin.replica.shelf.find({ type: 'unit' });
  const unit = units.find((row) => row.values['kind'] === 'grassroots')?.id ?? '';

  const grantTo = async (officer: string, role: Role): Promise<void> => {
    must(
      await admin.replica.save((moment) =>
        grantRole({ officer, role, unit, reach: 'unit', from: '2026-01-01' }, moment),
      ),
    );
  };

  const invitedPhone = async (officer: string, proof?: string): Promise<Phone> => {
    await synced(admin);
    const invitation = must(await admin.api.makeInvitation(officer));
    expect(invitation.code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    const phone = await enrol(server, {
      token: invitation.token,
      ...(proof === undefined ? {} : { proof }),
    });
    await synced(phone);
    return phone;
  };

  return {
    server,
    admin,
    unit,
    officerPhone: async (signInName, roles) => {
      const displayName = `Cán bộ ${signInName}`;
      must(
        await admin.replica.save((moment) =>
          addOfficer({ homeUnit: unit, signInName, displayName }, moment),
        ),
      );
      const rows = await admin.replica.shelf.find({ type: 'officer' });
      const officer = rows.find((row) => row.values['signInName'] === signInName)?.id ?? '';
      for (const role of roles) await grantTo(officer, role);
      return invitedPhone(officer);
    },
    secondPhone: (first) => invitedPhone(first.identity.officer, first.proof),
    grant: async (phone, role) => {
      await grantTo(phone.identity.officer, role);
      await synced(admin);
    },
    revoke: async (phone) => {
      await synced(admin);
      const grants = await admin.replica.shelf.find({ type: 'grant' });
      for (const row of grants)
        if (row.values['officer'] === phone.identity.officer)
          must(
            await admin.replica.save((moment) =>
              revokeGrant({ unit, grant: row.id, why: 'Hết nhiệm kỳ' }, moment, {
                revokedGrants: new Set(),
              }),
            ),
          );
      await synced(admin);
    },
  };
};

export const synced = async (phone: Phone): Promise<void> => {
  expect(await phone.sync.syncNow()).toBeUndefined();
};

export const register = async (phone: Phone, unit: string, fullName: string): Promise<string> => {
  must(
    await phone.replica.save((moment) =>
      registerMember(
        {
          rosterBook: bookId('roster', unit),
          fullName,
          source: 'typed',
          step: 'admitted',
          stepOn: '2026-11-01',
          consent,
        },
        moment,
      ),
    ),
  );
  const rows = await phone.replica.shelf.find({ type: 'member' });
  const wanted = JSON.stringify([fullName]);
  return rows.find((row) => JSON.stringify(row.values['fullName']) === wanted)?.id ?? '';
};

/** One month in cash, 25,000 đồng. */
export const collect = (
  phone: Phone,
  unit: string,
  member: string,
  { period = '2026-11', ...options }: { period?: string } & SaveOptions = {},
) =>
  phone.replica.save(
    (moment) =>
      issueReceipt(
        {
          duesBook: bookId('dues', unit),
          member,
          months: [period],
          amountVnd: 25_000,
          method: 'cash',
          paidOn: moment.today,
        },
        moment,
        { paidMonths: new Map(), closedDays: new Set() },
      ),
    options,
  );

/** Series and number of every receipt a phone shows, sorted. */
export const receiptNumbers = async (phone: Phone): Promise<readonly string[]> =>
  (await phone.replica.shelf.find({ type: 'receipt' }))
    .map((row) => `${String(row.values['series'])}-${String(row.values['number'])}`)
    .sort();

/** Closes what that phone has taken and not closed, in notes of 5,000 that agree; answers with the id of the close. */
export const closeTill = async ({ replica, identity }: Phone, unit: string): Promise<string> => {
  const book = bookId('dues', unit);
  const rows = async <T extends UnionRecordType>(type: T['type']) =>
    ((await replica.shelf.find({ type })) as readonly Row<T>[]).filter((row) => row.book === book);
  const receipts = (await rows<typeof receipt>('receipt')).filter(
    ({ changedByDevice }) => changedByDevice === identity.device,
  );
  const open = unclosed(
    receipts,
    await rows<typeof voidReceipt>('void'),
    await rows<typeof dayClose>('dayClose'),
  );
  const notes = [{ noteVnd: 5000, count: open.sumVnd / 5000 }];
  let id = '';
  must(
    await replica.save((moment) => {
      const drafts = closeDay(
        { duesBook: book, open, notes, why: '' },
        moment,
        ownChains(identity.device, book, replica.heads(), replica.ownEntries()),
      );
      if (drafts.ok) id = drafts.value[0]?.changes[0]?.id ?? '';
      return drafts;
    }),
  );
  return id;
};
