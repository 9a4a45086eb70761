/** Saying that a device is lost: its officer, or whoever staffs the union, shuts that one device out. */
import { accept, refuse, type Result } from '#base/result.ts';
import { bookId } from '#book/book-id.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import { requiredText, SHORT_TEXT_MAX, type TextProblem } from '#domain/written-text.ts';
import { deviceLoss } from './device-loss.ts';

export type DeviceProblem =
  | TextProblem
  | { readonly kind: 'already-lost'; readonly device: string }
  /** Whoever holds it in hand has not lost it: they sign out. */
  | { readonly kind: 'this-device' };

/**
 * Shuts one device out for good; the officer's other devices go on.
 * @param input.unit in whose office book the device stands: its officer's home
 * Refuses: missing-text, text-too-long, already-lost, this-device.
 */
export const loseDevice = (
  input: { readonly unit: string; readonly device: string; readonly why: string },
  moment: Moment,
  facts: { readonly lost: ReadonlySet<string>; readonly thisDevice: string },
): Result<readonly Draft[], DeviceProblem> => {
  if (input.device === facts.thisDevice) return refuse({ kind: 'this-device' });
  if (facts.lost.has(input.device)) return refuse({ kind: 'already-lost', device: input.device });
  const why = requiredText('why', input.why, SHORT_TEXT_MAX);
  if (!why.ok) return why;
  const change = write(deviceLoss, moment.newId(), { device: input.device, why: why.value });
  return accept([{ book: bookId('office', input.unit), act: 'loseDevice', changes: [change] }]);
};
