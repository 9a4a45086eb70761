/** What the office books say of a unit, an officer, a device, a grant, a series: facts read off folded records. */
import type { BookId } from '#book/book-id.ts';
import type { HeldGrant } from '#domain/access.ts';
import type { UnitKind } from '#domain/office/unit.ts';

export interface UnitFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind | undefined;
  readonly parent: string | null;
  readonly ownBooks: boolean;
  readonly isClosed: boolean;
}
export interface OfficerFacts {
  readonly id: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly homeUnit: string;
}
export interface DeviceFacts {
  readonly id: string;
  readonly officer: string;
  readonly publicKey: string;
  readonly lives: readonly string[];
  readonly label: string;
  readonly book: BookId;
  /** Let in from afar: by which device, on which request, and what that one signed. */
  readonly approval?:
    { readonly device: string; readonly request: string; readonly signature: string } | undefined;
}
export interface GrantFacts extends HeldGrant {
  readonly id: string;
  readonly officer: string;
  readonly book: BookId;
}
export interface SeriesFacts {
  readonly id: string;
  readonly code: string;
  readonly device: string;
  readonly life: string;
  readonly duesBook: BookId;
}
