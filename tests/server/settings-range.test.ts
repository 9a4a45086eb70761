// A forged entry of somebody with the right may not take a union's protections away: the judge keeps to the ranges of the form.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { setting } from '#domain/office/setting.ts';
import { unionChoices } from '#domain/views/union-choices.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  type TestServer,
} from './test-server.ts';
import type { TestDevice } from './test-device.ts';

let under: TestServer;
let chair: TestDevice;
let may: string;
beforeEach(async () => {
  under = await startTestServer({ strict: false });
  const admin = await foundUnion(under);
  may = await foundUnit(admin, admin.session!.homeUnit);
  chair = (await officerWithDevice(under, admin, may, 'chair')).device;
});
afterEach(async () => {
  expect(under.log).toEqual([]);
  await under.stop();
});

const said = async (key: string, value: string | number | boolean | null) => {
  const answer = await chair.write(`office.${may}`, [write(setting, key, { value })], {
    act: 'changeSetting',
  });
  const [{ ruling, reason } = { ruling: 'none', reason: null }] = answer.verdicts;
  return ruling === 'accepted' ? ruling : reason;
};
const usual = unionChoices([], ['somewhere']);

test.each<[string, string | number | boolean]>([
  ['lease-days', 0],
  ['lease-days', 3650],
  ['lease-days', 6.5],
  ['lease-days', '30'],
  ['lease-case-days', 0],
  ['lease-case-days', 3650],
  ['lock-minutes', 0],
  ['lock-minutes', -1],
  ['lock-minutes', 100_000],
  ['shift-pin', 'mãi mãi'],
  ['cases-on-shared', 1],
  ['dues-fixed-vnd', 0],
  ['dues-fixed-vnd', 1_000_000_000],
  ['dues-method', 'gold'],
  ['dues-basis', 7],
  ['group-name', 'mafia'],
  ['fields-not-used', 'fullName'],
])('%s as %s is not taken, and no screen would obey it', async (key, value) => {
  expect(await said(key, value)).toBe('bad-value');
  const forged = [{ id: key, book: `office.${may}`, values: { value } }];
  expect(unionChoices(forged, [may])).toEqual(usual);
});

test('what the form offers is taken, and so is a setting of an app newer than this server', async () => {
  for (const [key, value] of [
    ['lease-days', 7],
    ['lease-days', 90],
    ['lease-case-days', 1],
    ['lock-minutes', 60],
    ['shift-pin', false],
    ['fields-not-used', 'sex,phone'],
    ['group-name', null],
    ['something-newer', 10_000],
  ] as const)
    expect([key, await said(key, value)]).toEqual([key, 'accepted']);
});
