/** Reads the NDJSON of a pull: a page line is followed by the bodies that belong to it. */
import { textFromUtf8, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { pullLine, type PullLine } from '#protocol/pull.ts';
import type { PullMessage } from './transport.ts';

/** Feed it lines; it answers a message once all of it is there. */
export const createPullReader = (): {
  readonly take: (
    line: Bytes,
  ) => Result<PullMessage | undefined, { readonly kind: 'not-our-server' }>;
} => {
  let page: PullLine | undefined;
  let bodies: Bytes[] = [];
  let missing = 0;
  return {
    take: (line) => {
      if (page !== undefined && missing > 0) {
        bodies.push(line);
        missing -= 1;
        if (missing > 0) return accept(undefined);
        const message = { line: page, bodies };
        page = undefined;
        bodies = [];
        return accept(message);
      }
      const parsed = parseLine(line);
      if (parsed === undefined) return refuse({ kind: 'not-our-server' });
      const count =
        parsed.line === 'page' ? parsed.items.filter((item) => item[10] === null).length : 0;
      if (count === 0) return accept({ line: parsed, bodies: [] });
      page = parsed;
      missing = count;
      return accept(undefined);
    },
  };
};

const parseLine = (line: Bytes): PullLine | undefined => {
  const text = textFromUtf8(line);
  if (!text.ok) return undefined;
  try {
    const parsed = pullLine.safeParse(JSON.parse(text.value));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};
