/** A union whose rules this officer may set. */
export interface RuledUnit {
  readonly id: string;
  readonly name: string;
  /** Whether this officer signs resolutions on fixed dues there. */
  readonly mayResolve: boolean;
}
