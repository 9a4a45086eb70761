/** A client in a process of its own, asked one thing at a time: what it costs is not mixed with what the bench costs. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface Worker {
  /** Fails where the process says what went wrong, or ends. */
  readonly ask: (asked: object) => Promise<unknown>;
  /** What it says by itself. */
  readonly hear: () => Promise<unknown>;
  readonly pid: number;
  readonly end: () => Promise<void>;
}

export const startWorker = (
  file: string,
  options: readonly string[] = [],
  args: readonly string[] = [],
): Worker => {
  const child = fork(file, args, {
    execArgv: [...options],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const killNow = (): void => void child.kill('SIGKILL');
  process.once('exit', killNow);
  const hear = (): Promise<unknown> =>
    new Promise((heard, failed) => {
      const ended = (): void => failed(new Error(`${file} ended`));
      child.once('exit', ended);
      child.once('message', (said: unknown) => {
        child.off('exit', ended);
        const fault = typeof said === 'object' && said !== null && 'fault' in said && said.fault;
        if (typeof fault === 'string') failed(new Error(fault));
        else heard(said);
      });
    });
  return {
    hear,
    pid: child.pid ?? 0,
    ask: (asked) => {
      const heard = hear();
      child.send(asked);
      return heard;
    },
    end: async () => {
      process.off('exit', killNow);
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
};

/** The other side: answers each question in turn. */
export const answerWith = (answer: (asked: unknown) => Promise<object>): void => {
  process.on('message', (asked: unknown) => {
    answer(asked).then(
      (said) => process.send?.(said),
      (error: unknown) =>
        process.send?.({
          fault: error instanceof Error ? (error.stack ?? error.message) : 'fault',
        }),
    );
  });
  process.once('disconnect', () => process.exit(0));
};
