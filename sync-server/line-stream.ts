/** Lines as they are made, packed where the asker understands it, each one sent as soon as it is there. */
import { Readable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';

/** Pulls the next line only when the last one is on its way: a slow phone costs no memory. */
export const linesResponse = (lines: AsyncIterable<string>, request: Request): Response => {
  const bytes = Readable.from(encoded(lines), { objectMode: false, highWaterMark: 1 });
  const accepts = (request.headers.get('accept-encoding') ?? '').includes('gzip');
  const headers = new Headers({ 'content-type': 'application/x-ndjson', vary: 'accept-encoding' });
  if (!accepts) return new Response(streamOf(bytes), { headers });
  headers.set('content-encoding', 'gzip');
  // A flush after every line: a page that has come through is applied even where the next one is cut off.
  const packed = createGzip({ flush: constants.Z_SYNC_FLUSH });
  bytes.on('error', (error) => packed.destroy(error));
  packed.on('close', () => bytes.destroy());
  return new Response(streamOf(bytes.pipe(packed)), { headers });
};

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(`${line}\n`);
}

const streamOf = (readable: Readable): ReadableStream<Uint8Array> => {
  // Whoever stopped reading has closed the stream already; what Node still reports then is nobody's news.
  let cancelled = false;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      readable.on('data', (chunk: Uint8Array) => {
        if (cancelled) return;
        controller.enqueue(new Uint8Array(chunk));
        if ((controller.desiredSize ?? 0) <= 0) readable.pause();
      });
      readable.on('end', () => {
        if (!cancelled) controller.close();
      });
      readable.on('error', (error) => {
        if (!cancelled) controller.error(error);
      });
      readable.pause();
    },
    pull: () => void readable.resume(),
    cancel: () => {
      cancelled = true;
      readable.destroy();
    },
  });
};
