/** One question to PostgreSQL: a statement by its name, so that it is planned once a connection, and its values. */
import type { ClientBase, Pool } from 'pg';

export interface Statement {
  readonly name: string;
  readonly text: string;
}

export type Row = Readonly<Record<string, unknown>>;
export type Ask = (statement: Statement, ...values: readonly unknown[]) => Promise<readonly Row[]>;

/** Of any connection of a pool: questions go side by side. */
export const askingAny =
  (pool: Pool): Ask =>
  async (statement, ...values) =>
    (await pool.query<Row>(queryOf(statement, values))).rows;

/** Of one connection: one question after the other, also where they were asked side by side. */
export const askingInTurn = (client: ClientBase): Ask => {
  let last: Promise<unknown> = Promise.resolve();
  return (statement, ...values) => {
    const answer = last.then(() => client.query<Row>(queryOf(statement, values)));
    last = answer.catch(() => undefined);
    return answer.then(({ rows }) => rows);
  };
};

const queryOf = ({ name, text }: Statement, values: readonly unknown[]) => ({
  ...{ name, text },
  values: values.map(storable),
});

/** Rows as one value, for `json_to_recordset`: a thousand go in one statement. */
export const jsonRows = (rows: readonly Row[]): string => {
  const text = JSON.stringify(rows);
  // What PostgreSQL takes in no text: rare, so looked for in the whole before it is looked for in each.
  return UNSTORABLE.test(text)
    ? JSON.stringify(rows, (_, value: unknown) => storable(value))
    : text;
};

const UNSTORABLE = /\\u(?:0000|d[89ab])/;

/** PostgreSQL keeps no zero character and no half of a pair: no id has one, and whoever sends one finds nothing by it. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;
