/** The relay file's envelope: text with a magic line, a header, boxes that only the server opens, and a checksum. */
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod';
import {
  base64FromBytes,
  bytesFromBase64,
  textFromUtf8,
  utf8FromText,
  type Bytes,
} from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { key32, ms } from '#protocol/field-schemas.ts';
import type { RelayTakeProblem } from './relay-port.ts';

const MAGIC = 'SO-CONG-DOAN-RELAY';
const VERSION = 1;
const LINE_CHARS = 76;
/** Between two boxes. */
const NEXT = '-';
/** What a chat passes on without a second thought. */
export const RELAY_FILE_BYTES_MAX = 8 * 1024 * 1024;
export const RELAY_PARTS_MAX = 64;

const header = z.object({
  /** Whose boxes these are: the public key of the server. Of people and books it says nothing. */
  server: key32,
  madeMs: ms,
  parts: z.number().int().min(1).max(RELAY_PARTS_MAX),
});

export interface RelayContents {
  readonly server: string;
  readonly madeMs: number;
  readonly boxes: readonly Bytes[];
}

export const encodeRelay = ({ server, madeMs, boxes }: RelayContents): Bytes => {
  const lines = [JSON.stringify({ server, madeMs, parts: boxes.length })];
  for (const [index, box] of boxes.entries()) {
    if (index > 0) lines.push(NEXT);
    const text = base64FromBytes(box);
    for (let at = 0; at < text.length; at += LINE_CHARS)
      lines.push(text.slice(at, at + LINE_CHARS));
  }
  return utf8FromText([`${MAGIC} ${VERSION}`, ...lines, `END ${checksum(lines)}`, ''].join('\n'));
};

/** Refuses: not-a-relay, relay-too-new, relay-damaged, relay-too-large. */
export const decodeRelay = (file: Uint8Array): Result<RelayContents, RelayTakeProblem> => {
  if (file.length > RELAY_FILE_BYTES_MAX) return refuse({ kind: 'relay-too-large' });
  const text = textFromUtf8(file);
  if (!text.ok) return refuse({ kind: startsWithMagic(file) ? 'relay-damaged' : 'not-a-relay' });
  // What a mail program or an editor adds on its way (BOM, line ends) harms nothing.
  const [first = '', ...rest] = text.value
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const [magic, version] = first.split(' ');
  if (magic !== MAGIC) return refuse({ kind: 'not-a-relay' });
  if (Number(version) > VERSION) return refuse({ kind: 'relay-too-new' });
  const end = rest.pop();
  if (end !== `END ${checksum(rest)}`) return refuse({ kind: 'relay-damaged' });
  const [headText = '', ...body] = rest;
  const head = readHeader(headText);
  const boxes = boxesIn(body);
  return head === undefined || boxes?.length !== head.parts
    ? refuse({ kind: 'relay-damaged' })
    : accept({ server: head.server, madeMs: head.madeMs, boxes });
};

/** Tells a file that suffered on its way before it is carried for nothing; it proves no more. */
const checksum = (lines: readonly string[]): string =>
  base64FromBytes(sha256(utf8FromText(lines.join('\n'))));

const startsWithMagic = (file: Uint8Array): boolean =>
  utf8FromText(MAGIC).every((byte, at) => file[at] === byte);

const readHeader = (text: string): z.infer<typeof header> | undefined => {
  try {
    return header.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

const boxesIn = (lines: readonly string[]): readonly Bytes[] | undefined => {
  const texts: string[][] = [[]];
  for (const line of lines)
    if (line === NEXT) texts.push([]);
    else texts.at(-1)?.push(line);
  const boxes: Bytes[] = [];
  for (const parts of texts) {
    const box = bytesFromBase64(parts.join(''));
    if (!box.ok || box.value.length === 0) return undefined;
    boxes.push(box.value);
  }
  return boxes;
};
