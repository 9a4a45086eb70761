/** The worker in which Argon2id runs, so that the screen does not freeze for a second. */
import { computeArgon2, type Argon2Task } from './argon2-compute.ts';

/** The least that Argon2 counts: what the browser has to compile for it is compiled before the first real run. */
const SMALLEST: Argon2Task = {
  password: new Uint8Array(1),
  salt: new Uint8Array(8),
  memoryKiB: 8,
  passes: 1,
};
const compiled = computeArgon2(SMALLEST).catch(() => undefined);

self.addEventListener('message', (event: MessageEvent<Argon2Task>) => {
  void compiled
    .then(() => computeArgon2(event.data))
    .then(
      (done) => self.postMessage(done),
      () => self.postMessage(undefined),
    );
});
