/** The body of a push taken apart: a header line, then the bytes of each entry exactly as they were signed. */
import { accept, type Result } from '#base/result.ts';
import { textFromUtf8, type Bytes } from '#base/bytes.ts';
import { hashAfter } from '#book/chain.ts';
import { bodyHashOf, entryHashOf } from '#book/entry.ts';
import { pushHeader, stubLine, type PushHeader, type Run } from '#protocol/push.ts';
import { PROTOCOL_VERSION, PUSH_ENTRIES_MAX } from '#protocol/version.ts';
import { no, type Refusal } from './refusal.ts';
import { parseJson } from './request-body.ts';

export interface PushedEntry {
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
  readonly bodyHash: string;
  /** Null where only a stub came. */
  readonly body: Bytes | null;
}

export interface PushedRun {
  readonly run: Run;
  readonly entries: readonly PushedEntry[];
}

export interface Push {
  readonly header: PushHeader;
  readonly runs: readonly PushedRun[];
}

export const parsePush = (bytes: Bytes): Result<Push, Refusal> => {
  const lines = linesIn(bytes);
  const [first, ...rest] = lines;
  if (first === undefined) return no('bad-request');
  const header = parseJson(first, pushHeader);
  if (!header.ok) return header;
  if (header.value.protocol > PROTOCOL_VERSION) return no('app-too-new');
  if (header.value.protocol < PROTOCOL_VERSION) return no('app-too-old');
  const promised = header.value.runs.reduce((sum, run) => sum + run.count, 0);
  if (promised > PUSH_ENTRIES_MAX) return no('too-large');
  // Fewer lines than promised: the rest was lost on the way, so nothing of it is believed.
  if (promised !== rest.length) return no('bad-request');
  let at = 0;
  const runs = header.value.runs.map((run) => chained(run, rest.slice(at, (at += run.count))));
  return accept({ header: header.value, runs });
};

const NEWLINE = 10;

/** Lines without copying; a last newline is allowed, empty lines are not skipped. */
export const linesIn = (bytes: Bytes): readonly Bytes[] => {
  const lines: Bytes[] = [];
  let from = 0;
  while (from < bytes.length) {
    const found = bytes.indexOf(NEWLINE, from);
    const to = found < 0 ? bytes.length : found;
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return lines;
};

const chained = (run: Run, lines: readonly Bytes[]): PushedRun => {
  let prevHash = run.prevHash;
  const entries = lines.map((line, index) => {
    const stub = stubHash(line);
    const bodyHash = stub ?? bodyHashOf(line);
    const hash = entryHashOf(prevHash, bodyHash);
    const entry = {
      seq: run.firstSeq + index,
      prevHash,
      hash,
      bodyHash,
      body: stub === undefined ? line : null,
    };
    prevHash = hash;
    return entry;
  });
  return { run, entries };
};

const STUB_BYTES_MAX = 80;

const stubHash = (line: Bytes): string | undefined => {
  if (line.length > STUB_BYTES_MAX) return undefined;
  const text = textFromUtf8(line);
  if (!text.ok || !text.value.startsWith('{"stub"')) return undefined;
  const parsed = parseJson(line, stubLine);
  return parsed.ok ? parsed.value.stub : undefined;
};

/** The hash that the run's signature must stand under. */
export const lastHashOf = ({ run, entries }: PushedRun): string =>
  entries.at(-1)?.hash ?? hashAfter(run.prevHash, []);
