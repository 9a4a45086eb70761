/** A union whose rules this officer may set. */
export interface RuledUnit {
  readonly id: string;
  readonly name: string;
  /** Whether this officer signs resolutions on fixed dues there. */
  readonly mayResolve: boolean;
  /** Sections with books of their own that obey it: what is decided is written in theirs too. */
  readonly sections: readonly {
    readonly id: string;
    readonly mayRule: boolean;
    readonly mayResolve: boolean;
  }[];
}
