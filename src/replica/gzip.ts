/** Gzip by the browser's own streams, with a bound on what may come out. */
import { concatBytes, type Bytes } from '#base/bytes.ts';

export const gzip = async (bytes: Bytes): Promise<Bytes> => {
  const packed = await through(new CompressionStream('gzip'), bytes, Number.MAX_SAFE_INTEGER);
  if (packed === undefined) throw new Error('gzip gave nothing');
  return packed;
};

/** `undefined` for what is no whole gzip, or would come out longer than `bytesMax`. */
export const gunzip = async (bytes: Bytes, bytesMax: number): Promise<Bytes | undefined> => {
  try {
    return await through(new DecompressionStream('gzip'), bytes, bytesMax);
  } catch {
    return undefined;
  }
};

const through = async (
  stream: CompressionStream | DecompressionStream,
  bytes: Bytes,
  bytesMax: number,
): Promise<Bytes | undefined> => {
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  // A failure shows at the reader too; here it only must not go unheard.
  written.catch(() => undefined);
  const reader = stream.readable.getReader();
  const parts: Bytes[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > bytesMax) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  await written;
  const only = parts.length === 1 ? parts[0] : undefined;
  return only ?? concatBytes(...parts);
};
