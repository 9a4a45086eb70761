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

export interface Turns {
  readonly ask: Ask;
  /** Waits for what was asked before; whatever is asked behind it is refused, and never reaches the next transaction. */
  readonly end: (order: 'COMMIT' | 'ROLLBACK') => Promise<{ readonly command: string }>;
}

/** Of one transaction: one question after the other, also where they were asked side by side. */
export const askingInTurn = (client: ClientBase): Turns => {
  let last: Promise<unknown> = Promise.resolve();
  let isOver = false;
  const inTurn = <T>(question: () => Promise<T>): Promise<T> => {
    const answer = last.then(question);
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    ask: (statement, ...values) =>
      inTurn(async () => {
        if (isOver) throw new Error('the transaction is over');
        return (await client.query<Row>(queryOf(statement, values))).rows;
      }),
    end: (order) =>
      inTurn(() => {
        isOver = true;
        return client.query(order);
      }),
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
