/** What can go wrong and is expected to, as a value: a refusal is returned, a bug is thrown. */

export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const accept = <T>(value: T): { readonly ok: true; readonly value: T } => ({
  ok: true,
  value,
});

/** A refusal carries a `kind` and whatever the screen needs to explain it. */
export const refuse = <E extends { readonly kind: string }>(
  error: E,
): { readonly ok: false; readonly error: E } => ({ ok: false, error });
