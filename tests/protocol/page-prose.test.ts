// Numbers that stand in sentences of docs/protocol.md are those of the code as well.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OPEN_TO_LOST } from '#server/asking.ts';
import { UNSIGNED_MAX } from '#server/audit-log.ts';
import { BACKUP_AGE_MS } from '#server/backup-marks.ts';
import { CODE_ALPHABET, CODE_LENGTH, INVITATION_MS } from '#server/invitations.ts';
import { BEAT_MS, LISTENERS_A_DEVICE } from '#server/live.ts';
import { PACKED_FROM } from '#server/packed-json.ts';
import { CHALLENGE_MS } from '#server/passkeys.ts';
import { RECOVERY_FINISH_MS, RECOVERY_WAIT_MS } from '#server/recovery.ts';
import { OPEN_WHILE_RESTORING } from '#server/restoring.ts';
import { CODE_LENGTH as SERIES_LENGTH } from '#server/series.ts';
import { SERVER_DEVICE } from '#server/server-context.ts';
import { SESSION_RULES } from '#server/session-rules.ts';
import { ENTRY_BYTES_MAX, ENTRY_CHANGES_MAX, ENTRY_DEPTH_MAX, ENTRY_SCHEMA } from '#book/entry.ts';
import { FOLD_FINGERPRINT } from '#book/packed-records.ts';
import { COUNTER_MAX } from '#crdt/stamp.ts';
import { SECOND_FACTOR_GRACE_DAYS } from '#domain/second-factor.ts';
import { JOIN_TRIES_MAX } from '#protocol/joining.ts';
import { PARCEL_INFO } from '#protocol/parcel.ts';
import { RELAY_INFO } from '#protocol/relay.ts';
import { RENEWAL_HEADER, RENEWED_HEADER } from '#protocol/renewal.ts';
import { PAGE_BYTES_MAX, PAGE_ENTRIES_MAX, PROTOCOL_VERSION } from '#protocol/version.ts';
import { MEMORY_KIB_MIN } from '#replica/argon2-words.ts';
import { docs, tableRows } from './protocol-page.ts';

const page = readFileSync(join(docs, 'protocol.md'), 'utf8');
const plain = (value: number): string => value.toLocaleString('en-US');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const { accessMs, familyMs, graceMs, familiesPerDevice, familiesPerOfficer } = SESSION_RULES;
const counted = ['none', 'one', 'two', 'three'];

test.each([
  `a JSON answer from ${plain(PACKED_FROM)} characters on comes packed`,
  `The device called \`${SERVER_DEVICE}\` is the server itself`,
  `| \`schema\` | ${ENTRY_SCHEMA}: the version of this envelope |`,
  `| \`changes\` | 1 to ${ENTRY_CHANGES_MAX} of`,
  `at most ${plain(ENTRY_BYTES_MAX)} bytes, and is nested at most ${ENTRY_DEPTH_MAX} deep`,
  `After counter ${plain(COUNTER_MAX)} the ms`,
  `\`nonce\`, \`device\` | ${PROTOCOL_VERSION}; fresh`,
  `\`${FOLD_FINGERPRINT}\` where the client reads snapshots`,
  `up to ${plain(PAGE_ENTRIES_MAX)} positions of one book`,
  `cut at ${plain(PAGE_ENTRIES_MAX)} positions or ${PAGE_BYTES_MAX / 1024} KiB of bodies`,
  `that is at least ${BACKUP_AGE_MS / DAY_MS} days old`,
  `its code: ${CODE_LENGTH} of \`${CODE_ALPHABET}\``,
  `It holds for ${INVITATION_MS / DAY_MS} days`,
  `at least ${plain(MEMORY_KIB_MIN)} KiB and 1 pass`,
  `short token lasts ${accessMs / MINUTE_MS} minutes, the whole family of tokens ${familyMs / HOUR_MS} hours`,
  `A device has ${counted[familiesPerDevice]} family`,
  `An officer has at most ${familiesPerOfficer}`,
  `may be sent again within ${graceMs / MINUTE_MS} minutes`,
  `the header \`${RENEWAL_HEADER}: `,
  `the header \`${RENEWED_HEADER}: `,
  `A request holds for ${RECOVERY_WAIT_MS / MINUTE_MS} minutes, its finish for ${RECOVERY_FINISH_MS / DAY_MS} days`,
  `T${counted[JOIN_TRIES_MAX]?.slice(1)} wrong tries end the request`,
  `${SECOND_FACTOR_GRACE_DAYS} days from the first such sign-in`,
  `counts once, for ${CHALLENGE_MS / MINUTE_MS} minutes, in this session`,
  `a code of ${SERIES_LENGTH} of \`${CODE_ALPHABET}\``,
  `one every ${BEAT_MS / 1000} seconds`,
  `up to ${LISTENERS_A_DEVICE} at a time`,
  `\`${PARCEL_INFO}\` or \`${RELAY_INFO}\``,
  `At least every ${UNSIGNED_MAX} rows`,
])('%s', (sentence) => {
  expect(page).toContain(sentence);
});

test('what stays open to a lost device and during a restore is told', () => {
  const told = new Map(
    tableRows('open').map(([refusal, endpoints = '']) => [
      refusal,
      [...endpoints.matchAll(/\/api\/[a-z/-]+/g)].map(([path]) => path),
    ]),
  );
  expect(told.get('device-lost')).toEqual([...OPEN_TO_LOST].sort());
  expect(told.get('restoring')).toEqual([...OPEN_WHILE_RESTORING].sort());
});
