/** What the screen says of a role is what the table lets it do, no more and no less, in both languages. */
import { expect, test } from 'vitest';
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import { ROLES } from '#domain/office/grant.ts';
import { actName, roleWords } from '#features/who-may/role-words.ts';
import { catalogues } from '#text/catalogue.ts';

const { vi } = catalogues;

test.each(Object.values(catalogues))(
  'every right of the table has a sentence, and no sentence is left over',
  (words) => {
    const named = ROLES.flatMap((role) =>
      Object.values(ROLE_RIGHTS[role].writes).flatMap((types) =>
        Object.entries(types).map(([type, right]) => actName(type, right)),
      ),
    );
    expect([...new Set(named)].sort()).toEqual(Object.keys(words.whoMay.acts).sort());
  },
);

test('an auditor reads and changes nothing, requests are not among it; the log is', () => {
  const words = roleWords('auditor', vi);
  expect(words.opens).toBe('tổ chức và cán bộ, đoàn viên, đoàn phí');
  expect(words.does).toBe('Chỉ xem, không sửa gì; báo mất máy của mình');
  expect(words.gives).toBe('');
  expect(words.besides).toContain(vi.whoMay.audit);
});

test('a collector takes in applications and admits nobody; a chair hands the money on only while keeping it', () => {
  const { acts } = vi.whoMay;
  const collector = roleWords('collector', vi).does.split('; ');
  expect(collector).toContain(acts['membershipStep only']);
  expect(collector).not.toContain(acts.membershipStep);
  expect(collector).not.toContain(acts.cashCheck);
  expect(roleWords('chair', vi).gives).toContain(
    vi.whoMay.handsOn(`${vi.office.roles.treasurer}, ${vi.office.roles.accountant}`),
  );
});
