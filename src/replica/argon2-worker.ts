/** The worker in which Argon2id runs, so that the screen does not freeze for a second. */
import { computeArgon2, type Argon2Task } from './argon2-compute.ts';

self.addEventListener('message', (event: MessageEvent<Argon2Task>) => {
  void computeArgon2(event.data).then(
    (done) => self.postMessage(done),
    () => self.postMessage(undefined),
  );
});
