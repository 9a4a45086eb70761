/** A folded record as views and acts get it: its id and the values that stand. */
import type { ValuesOf } from '#crdt/record-type.ts';
import type { UnionRecordType } from './record-kind.ts';

export interface RecordOf<T extends UnionRecordType> {
  readonly id: string;
  readonly values: ValuesOf<T>;
}
