/** "Book b is now at n", from the process that wrote it to all others: sent by the database with the commit, never before. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import * as z from 'zod';
import type { BookId } from '#book/book-id.ts';
import type { Ask } from './postgres-ask.ts';
import { connectionConfig } from './postgres-connection.ts';

export type Moves = readonly { readonly book: BookId; readonly n: number }[];

const CHANNEL = 'so_cong_doan_moves';
/** A payload is at most 8,000 bytes; a book's line is less than 100. */
const BOOKS_MAX = 60;

/** @param self of the process that writes: it has told its own listeners */
export const tellMoves = async (
  ask: Ask,
  self: string,
  moved: ReadonlyMap<BookId, number>,
): Promise<void> => {
  const moves = [...moved];
  for (let at = 0; at < moves.length; at += BOOKS_MAX)
    await ask(
      { name: 'tell-moves', text: `SELECT pg_notify('${CHANNEL}', $1)` },
      JSON.stringify({ self, moves: moves.slice(at, at + BOOKS_MAX) }),
    );
};

const payload = z.object({ self: z.string(), moves: z.array(z.tuple([z.string(), z.number()])) });

const RETRY_MS = 1_000;
const LOOK_MS = 20_000;
const LOOK_PATIENCE_MS = 10_000;

export interface HeardMoves {
  /** Names this process. */
  readonly self: string;
  readonly onMoves: (hear: (moves: Moves | 'any') => void) => void;
  readonly close: () => Promise<void>;
}

/** A connection that only listens. Where it is lost another takes its place, and what was missed meanwhile is 'any'. */
export const hearMoves = async (url: string, say: (line: string) => void): Promise<HeardMoves> => {
  const self = randomUUID();
  const hearers = new Set<(moves: Moves | 'any') => void>();
  const tell = (moves: Moves | 'any'): void => hearers.forEach((hear) => hear(moves));
  let isClosed = false;
  let current: Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const listen = async (): Promise<void> => {
    const client = new Client({ ...connectionConfig(url), query_timeout: LOOK_PATIENCE_MS });
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      client.end().catch(() => undefined);
      if (isClosed) return;
      say('Mất liên lạc với cơ sở dữ liệu.');
      timer = setTimeout(again, RETRY_MS);
    };
    client.on('error', end);
    client.on('end', end);
    client.on('notification', ({ payload: text = '' }) => {
      const moves = movesFrom(text, self);
      if (moves.length > 0) tell(moves);
    });
    // A line that is dead and does not say so.
    const look = (): void => {
      client.query('SELECT 1').then(() => {
        if (!isOver) timer = setTimeout(look, LOOK_MS);
      }, end);
    };
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      isOver = true;
      client.end().catch(() => undefined);
      throw error;
    }
    current = client;
    if (isClosed) end();
    else timer = setTimeout(look, LOOK_MS);
  };
  const again = (): void => {
    listen().then(
      () => {
        say('Đã liên lạc lại với cơ sở dữ liệu.');
        tell('any');
      },
      () => {
        if (!isClosed) timer = setTimeout(again, RETRY_MS);
      },
    );
  };

  await listen();
  return {
    self,
    onMoves: (hear) => void hearers.add(hear),
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await current?.end().catch(() => undefined);
    },
  };
};

const movesFrom = (text: string, self: string): Moves => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  const heard = payload.safeParse(json);
  if (!heard.success || heard.data.self === self) return [];
  return heard.data.moves.map(([book, n]) => ({ book, n }));
};
