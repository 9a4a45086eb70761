/** What a log says of an error: its kind and its places, and never a word of its message. */
import { expect, test } from 'vitest';
import { faultFrom, faultLine } from '#server/fault.ts';
import { serverLog } from '#server/server-log.ts';

const SECRET = 'Lò Văn Gỗ';

test('the places are those of files; a message that looks like a stack is none of it', () => {
  const message = `${SECRET}\n    at ${SECRET} (file:///${SECRET}.ts:1:1)\n    at /${SECRET}:1:1`;
  const { name, stack } = faultFrom(new TypeError(message));
  expect(name).toBe('TypeError');
  expect(stack.length).toBeGreaterThan(1);
  expect(stack.join('\n')).not.toContain(SECRET);
  for (const line of stack) expect(line).toMatch(/^at .*(file:\/\/|node:|\/).*:\d+:\d+\)?$/);
});

test('a message that was changed afterwards hides nothing: then there are no places', () => {
  const error = new Error(`before ${SECRET}\n    at file:///${SECRET}.ts:1:1`);
  // Written down as it was, once it has been looked at.
  expect(error.stack).toContain('before');
  error.message = 'after';
  expect(faultFrom(error)).toEqual({ name: 'Error', stack: [] });
  expect(faultFrom(SECRET)).toEqual({ name: 'string', stack: [] });
});

test('as a line of JSON it has its request, its kind and its places; for a person one place', () => {
  const lines: string[] = [];
  const fault = faultFrom(new RangeError(SECRET));
  const at = { requestId: '1', route: '/api/hello' };
  serverLog(
    'json',
    (line) => lines.push(line),
    () => 0,
  ).fault(fault, at);
  serverLog('text', (line) => lines.push(line)).fault(fault, at);
  const [json = '', text] = lines;
  expect(JSON.parse(json)).toEqual({
    time: '1970-01-01T00:00:00.000Z',
    level: 'error',
    event: 'fault',
    ...{ ...at, name: 'RangeError', stack: fault.stack },
  });
  expect(text).toBe(faultLine(fault));
  expect(text).toMatch(/^fault RangeError at .*:\d+:\d+\)?$/);
});
