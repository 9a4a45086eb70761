/** Another program, run without a shell and for a bounded time: what it hangs on does not hang the server. */
import { spawn } from 'node:child_process';

const HEARD_MAX = 2_000;

/**
 * Rejects with the end of what it said where it did not end with 0, or not in time. A program that cannot be ended,
 * because the disk under it hangs, is left behind.
 */
export const runBounded = (
  program: string,
  args: readonly string[],
  timeMs: number,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let heard = '';
    const hear = (chunk: Buffer): void => {
      heard = (heard + chunk.toString()).slice(-HEARD_MAX);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      child.unref();
      child.stdout.destroy();
      child.stderr.destroy();
      reject(new Error(`${program} took longer than ${timeMs / 1000} s`));
    }, timeMs);
    child.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    child.once('close', (code, signal) => {
      clearTimeout(late);
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code ?? signal}: ${heard.trim()}`));
    });
  });
