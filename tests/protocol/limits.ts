// By the name in the page: every limit of the protocol, as the code has it.
import * as z from 'zod';
import {
  ENTRY_BYTES_MAX,
  ENTRY_CHANGES_MAX,
  ENTRY_DEPTH_MAX,
  entryBodySchema,
} from '#book/entry.ts';
import { COUNTER_MAX } from '#crdt/stamp.ts';
import { SECOND_FACTOR_GRACE_DAYS } from '#domain/second-factor.ts';
import { AUDIT_DAYS_MAX, AUDIT_LINES_MAX } from '#protocol/audit.ts';
import { CLOSES_DAYS_MAX, CLOSES_LINES_MAX } from '#protocol/closes-below.ts';
import { DEVICES_MAX } from '#protocol/devices.ts';
import { wordsSettings } from '#protocol/field-schemas.ts';
import { HELD_ENTRIES_MAX } from '#protocol/held.ts';
import { HISTORY_ENTRIES_MAX } from '#protocol/history.ts';
import { JOIN_TRIES_MAX } from '#protocol/joining.ts';
import { PARCEL_BYTES_MAX, PARCEL_PLAIN_BYTES_MAX } from '#protocol/parcel.ts';
import { pullRequest } from '#protocol/pull.ts';
import { OFFER_PAGES_MAX } from '#protocol/restore.ts';
import { PASSKEYS_MAX } from '#protocol/second-factor.ts';
import { SEEN_NOTES_MAX } from '#protocol/seen.ts';
import * as version from '#protocol/version.ts';
import { MEMORY_KIB_MIN } from '#replica/argon2-words.ts';
import { PULL_BODY_MAX, PUSH_BODY_MAX } from '#server/app.ts';
import { UNSIGNED_MAX } from '#server/audit-log.ts';
import { BACKUP_AGE_MS } from '#server/backup-marks.ts';
import { INVITATION_MS } from '#server/invitations.ts';
import { APPROVED_MS } from '#server/join-approval.ts';
import { JOIN_WAIT_MS } from '#server/joining.ts';
import { BEAT_MS, LISTENERS_A_DEVICE } from '#server/live.ts';
import { PACKED_FROM } from '#server/packed-json.ts';
import { CHALLENGE_MS } from '#server/passkeys.ts';
import { DIRECTORY_ITEMS_MAX } from '#server/pull.ts';
import { RECOVERY_FINISH_MS, RECOVERY_WAIT_MS } from '#server/recovery.ts';
import { JSON_BYTES_MAX } from '#server/request-body.ts';
import { OFFER_BYTES_MAX } from '#server/restore-routes.ts';
import { LIVES_MAX } from '#server/series.ts';
import { SESSION_RULES } from '#server/session-rules.ts';

const { PROTOCOL_VERSION, ...ofVersion } = version;
const ofPull = z.toJSONSchema(pullRequest).properties;
const ofWords = z.toJSONSchema(wordsSettings).properties;
const ofStamp = z.toJSONSchema(entryBodySchema.shape.stamp).properties;

/** What a schema says of one of its fields. */
const bound = (schema: unknown, name: 'maxItems' | 'minimum' | 'maximum'): unknown =>
  typeof schema === 'object' && schema !== null ? Reflect.get(schema, name) : undefined;

export const LIMITS: Readonly<Record<string, unknown>> = {
  ...ofVersion,
  ...{ PUSH_BODY_MAX, ENTRY_BYTES_MAX, ENTRY_CHANGES_MAX, ENTRY_DEPTH_MAX, COUNTER_MAX },
  ENTRY_COUNTER_MAX: bound(ofStamp?.['counter'], 'maximum'),
  ...{ JSON_BYTES_MAX, PULL_BODY_MAX, DIRECTORY_ITEMS_MAX, OFFER_PAGES_MAX, OFFER_BYTES_MAX },
  'pullRequest.cursors': bound(ofPull?.['cursors'], 'maxItems'),
  'pullRequest.only': bound(ofPull?.['only'], 'maxItems'),
  ...{ PARCEL_BYTES_MAX, PARCEL_PLAIN_BYTES_MAX, HISTORY_ENTRIES_MAX, HELD_ENTRIES_MAX },
  ...{ AUDIT_LINES_MAX, AUDIT_DAYS_MAX, CLOSES_DAYS_MAX, CLOSES_LINES_MAX, DEVICES_MAX },
  ...{ SEEN_NOTES_MAX, LIVES_MAX, PASSKEYS_MAX, JOIN_TRIES_MAX, MEMORY_KIB_MIN },
  'wordsSettings.memoryKiB': bound(ofWords?.['memoryKiB'], 'minimum'),
  ...{ LISTENERS_A_DEVICE, BEAT_MS, PACKED_FROM, INVITATION_MS, JOIN_WAIT_MS, APPROVED_MS },
  ...Object.fromEntries(
    Object.entries(SESSION_RULES).map(([name, value]: [string, number]) => [
      `SESSION_RULES.${name}`,
      value,
    ]),
  ),
  ...{ RECOVERY_WAIT_MS, RECOVERY_FINISH_MS, CHALLENGE_MS, SECOND_FACTOR_GRACE_DAYS },
  ...{ BACKUP_AGE_MS, UNSIGNED_MAX },
};
