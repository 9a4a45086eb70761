/** Lines as they are made, packed where the asker understands it, each one sent as soon as it is there. */
import { Readable } from 'node:stream';
import {
  constants,
  createBrotliCompress,
  createGzip,
  type BrotliCompress,
  type Gzip,
} from 'node:zlib';

/** Pulls the next line only when the last one is on its way: a slow phone costs no memory. */
export const linesResponse = (lines: AsyncIterable<string>, request: Request): Response => {
  const bytes = Readable.from(encoded(lines), { objectMode: false, highWaterMark: 1 });
  const headers = new Headers({ 'content-type': 'application/x-ndjson', vary: 'accept-encoding' });
  const packing = packingFor(request.headers.get('accept-encoding') ?? '');
  if (packing === undefined) return new Response(streamOf(bytes), { headers });
  headers.set('content-encoding', packing.name);
  const packed = packing.make();
  bytes.on('error', (error) => packed.destroy(error));
  packed.on('close', () => bytes.destroy());
  return new Response(streamOf(bytes.pipe(packed)), { headers });
};

interface Packing {
  readonly name: string;
  readonly make: () => BrotliCompress | Gzip;
}

/** A first sync is a quarter smaller by Brotli, and packed sooner; browsers take it over HTTPS only. */
const packingFor = (accepted: string): Packing | undefined => {
  const names = accepted.split(',').map((name) => name.trim());
  return PACKINGS.find(({ name }) => names.includes(name));
};

// A flush after every line: a page that has come through is applied even where the next one is cut off.
const PACKINGS: readonly Packing[] = [
  {
    name: 'br',
    make: () =>
      createBrotliCompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 4,
          // A window of 1 MB: hundreds of phones may be fetching at a time.
          [constants.BROTLI_PARAM_LGWIN]: 20,
        },
      }),
  },
  { name: 'gzip', make: () => createGzip({ flush: constants.Z_SYNC_FLUSH }) },
];

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
