/** What a log may say of an error nobody expected: its kind and where, never its message, which may quote what was sent. */

export interface Fault {
  readonly name: string;
  /** Lines of the stack, the innermost first. */
  readonly stack: readonly string[];
}

const FRAMES_MAX = 20;
/** Of a file of ours, of a library or of Node: a line of a message that only looks like one names none of them. */
const FRAME = /^\s+(at (?:.*\()?(?:async )?(?:file:\/\/|node:|\/).*:\d+:\d+\)?)$/;

export const faultFrom = (error: unknown): Fault => {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const { name, message, stack = '' } = error;
  // A message that was changed later stands in the stack as it was: then nothing tells its lines from the stack's.
  const from = stack.indexOf(message);
  const lines = from === -1 ? [] : stack.slice(from + message.length).split('\n');
  const frames = lines.flatMap((line) => FRAME.exec(line)?.[1] ?? []);
  return { name, stack: frames.slice(0, FRAMES_MAX) };
};

/** In one line, for a person. */
export const faultLine = ({ name, stack: [place = ''] }: Fault): string => `fault ${name} ${place}`;
