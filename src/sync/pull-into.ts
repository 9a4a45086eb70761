/** Takes the stream of a pull into the replica, page by page; each page that was taken stays taken. */
import { accept, refuse, type Result } from '#base/result.ts';
import { isCases, isConfidential } from '#domain/cases/confidential-book.ts';
import type { PullRequest, SnapshotLine } from '#protocol/pull.ts';
import type { Replica, TakeProblem } from '#replica/replica.ts';
import { syncProblemOf } from './sync-problem.ts';
import type { PullMessage, Transport, WireProblem } from './transport.ts';

export const pullInto = async (
  replica: Replica,
  transport: Transport,
  input: {
    readonly request: PullRequest;
    readonly onProgress: (got: number, of: number) => void;
  },
): Promise<Result<void, WireProblem>> => {
  const heard: { greeting: boolean; end: boolean; problem: TakeProblem | undefined } = {
    greeting: false,
    end: false,
    problem: undefined,
  };
  let got = 0;
  let of = 0;
  let snapshot: SnapshotLine[] = [];
  const cursorByBook = new Map(input.request.cursors.map((cursor) => [cursor.book, cursor.n]));

  const keep = (taken: Result<void, TakeProblem>): boolean => {
    // A page out of turn is an old answer: it changes nothing and stops nothing.
    if (taken.ok || taken.error.kind === 'out-of-turn') return true;
    heard.problem = taken.error;
    return false;
  };

  const take = async ({ line, bodies }: PullMessage): Promise<boolean> => {
    if (line.line !== 'hello' && !heard.greeting) return false;
    // A server of before there was a locked tier sends it all the same: it stays where it is.
    if ((line.line === 'page' || line.line === 'snapshot') && isSkipped(input.request, line.book))
      return true;
    switch (line.line) {
      case 'hello':
        if (line.nonce !== input.request.nonce) return false;
        heard.greeting = true;
        of = line.books
          .filter(({ book }) => !isSkipped(input.request, book))
          .reduce((sum, { book, n }) => sum + Math.max(0, n - (cursorByBook.get(book) ?? 0)), 0);
        return keep(
          await replica.takeHello({
            epoch: line.epoch,
            nowMs: line.nowMs,
            books: line.books.map(({ book }) => book),
            nonce: line.nonce,
            ...(line.carried === undefined ? {} : { carried: line.carried }),
            prunes: line.books.flatMap(({ book, prune }) =>
              prune === null ? [] : [{ book, ...prune }],
            ),
          }),
        );
      case 'shred': {
        const taken = await replica.takeShredOrder(line, input.request.nonce);
        return keep(taken.ok ? accept(undefined) : taken);
      }
      case 'directory':
        return keep(await replica.takeDirectory(line.items));
      case 'page':
        got += line.items.length;
        input.onProgress(got, of);
        return keep(await replica.takePage(line, bodies));
      case 'snapshot':
        snapshot = line.part === 0 ? [line] : [...snapshot, line];
        if (line.part === line.parts - 1) {
          got += line.n;
          input.onProgress(got, of);
          return keep(await replica.takeSnapshot(snapshot));
        }
        return true;
      case 'end':
        heard.end =
          line.nonce === input.request.nonce &&
          keep(await replica.takeEnd(line.nonce, line.signature));
        return false;
    }
  };

  const pulled = await transport.pull(input.request, take);
  if (heard.problem !== undefined) return refuse(syncProblemOf(heard.problem));
  if (!pulled.ok) return pulled;
  if (!heard.greeting) return refuse({ kind: 'not-our-server' });
  // Cut off in the middle: what was taken stays, the rest comes with the next contact.
  return heard.end ? accept(undefined) : refuse({ kind: 'no-connection' });
};

/** A tier that is locked here: its books are known, and nothing in them is taken in. */
export const isSkipped = ({ skip }: Pick<PullRequest, 'skip'>, book: string): boolean =>
  (skip === 'confidential' && isConfidential(book)) || (skip === 'cases' && isCases(book));
