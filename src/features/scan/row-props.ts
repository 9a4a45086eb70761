/** What the card of one scanned person is given, and what it tells back. */
import type { RollMatch } from './roll-match.ts';
import type { ScanRow } from './scan-list.ts';

export interface ScanRowProps {
  readonly row: ScanRow;
  readonly match: RollMatch;
  readonly unitNames: ReadonlyMap<string, string>;
  /** Whoever it may be stands on the roll that is written in. */
  readonly isHere: boolean;
  readonly error: string | undefined;
  /** The sentence of the consent stands open here: this person comes next. */
  readonly isToBeRead: boolean;
  readonly isEditing: boolean;
  readonly nowMs: () => number;
  readonly onEdit: (isEditing: boolean) => void;
  readonly onChange: (row: ScanRow) => void;
  readonly onRemove: () => void;
  /** A scanner typed a whole card into the number's field. */
  readonly onCardText: (text: string) => void;
}
