/** Reads what a stranger sends: bounded before it is unpacked, bounded while it is, and never trusted. */
import { gunzip } from 'node:zlib';
import type * as z from 'zod';
import { accept, type Result } from '#base/result.ts';
import { textFromUtf8, type Bytes } from '#base/bytes.ts';
import { no, type Refusal } from './refusal.ts';

/** Everything but a push is a handful of short fields. */
export const JSON_BYTES_MAX = 64 * 1024;

/** A JSON body of a known shape. */
export const readJson = async <T>(
  request: Request,
  schema: z.ZodType<T>,
  bytesMax = JSON_BYTES_MAX,
): Promise<Result<T, Refusal>> => {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json')) return no('wrong-content-type');
  const bytes = await readBytes(request, bytesMax);
  return bytes.ok ? parseJson(bytes.value, schema) : bytes;
};

export const parseJson = <T>(bytes: Uint8Array, schema: z.ZodType<T>): Result<T, Refusal> => {
  const text = textFromUtf8(bytes);
  if (!text.ok) return no('bad-request');
  try {
    const parsed = schema.safeParse(JSON.parse(text.value));
    return parsed.success ? accept(parsed.data) : no('bad-request');
  } catch {
    // Not JSON, or nested deeper than the stack.
    return no('bad-request');
  }
};

/** A body as it came, and how to unpack it: what waits for its turn waits packed. */
export interface SentBody {
  /** Refuses what is larger than the packed body was allowed to be. */
  readonly unpacked: () => Promise<Result<Bytes, Refusal>>;
}

/** The bytes of a body, unpacked where it is gzip; refuses more than `bytesMax` packed or unpacked. */
export const readBytes = async (
  request: Request,
  bytesMax: number,
): Promise<Result<Bytes, Refusal>> => {
  const sent = await readSent(request, bytesMax);
  return sent.ok ? sent.value.unpacked() : sent;
};

/** Refuses more than `bytesMax`. */
export const readSent = async (
  request: Request,
  bytesMax: number,
): Promise<Result<SentBody, Refusal>> => {
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') return no('wrong-content-type');
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return no('too-large');
  const sent = await readStream(request.body, bytesMax);
  if (!sent.ok) return sent;
  const isPacked = encoding === 'gzip';
  return accept({
    unpacked: async () => (isPacked ? unpack(sent.value, bytesMax) : sent),
  });
};

const readStream = async (
  stream: ReadableStream<Uint8Array> | null,
  bytesMax: number,
): Promise<Result<Bytes, Refusal>> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (stream === null) return accept(new Uint8Array(0));
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > bytesMax) return no('too-large');
      chunks.push(chunk);
    }
  } catch {
    // The sender went away in the middle.
    return no('bad-request');
  }
  return accept(new Uint8Array(Buffer.concat(chunks)));
};

const unpack = (packed: Uint8Array, bytesMax: number): Promise<Result<Bytes, Refusal>> =>
  new Promise((resolve) => {
    // Stops at the bound: a bomb of gigabytes costs no more than an honest push.
    gunzip(packed, { maxOutputLength: bytesMax }, (error, bytes) => {
      if (error === null) resolve(accept(new Uint8Array(bytes)));
      else
        resolve(
          'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
            ? no('too-large')
            : no('bad-gzip'),
        );
    });
  });
