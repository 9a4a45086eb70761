/** Many devices by hand in one process: each signs what it has beforehand, then all of them send at once. */
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { bookId } from '#book/book-id.ts';
import { pushAnswer } from '#protocol/push.ts';
import { encodePush } from '#sync/http-transport.ts';
import { enrolByHand, handChain, must, randomId, wireTo, type HandDevice } from '../hand-device.ts';
import { receiptsIn } from './made-up-receipts.ts';
import { answerWith } from './worker.ts';

const asking = z.discriminatedUnion('do', [
  z.object({ do: z.literal('enrol'), port: z.number(), tokens: z.array(z.string()) }),
  z.object({ do: z.literal('make'), entriesEach: z.number(), perPush: z.number() }),
  z.object({ do: z.literal('send'), port: z.number() }),
]);

export const ingestSaid = z.object({
  seconds: z.number(),
  entries: z.number(),
  /** Of each push, ms. */
  waitsMs: z.array(z.number()),
  faults: z.array(z.string()),
});
export type IngestSaid = z.infer<typeof ingestSaid>;

const NOTHING: IngestSaid = { seconds: 0, entries: 0, waitsMs: [], faults: [] };

interface Sender {
  readonly author: HandDevice;
  readonly bodies: { readonly packed: Uint8Array<ArrayBuffer>; readonly entries: number }[];
}

const senders: Sender[] = [];

const answer = async (asked: z.infer<typeof asking>): Promise<IngestSaid> => {
  switch (asked.do) {
    case 'enrol':
      for (const [at, token] of asked.tokens.entries()) {
        const wire = wireTo(asked.port, `10.2.${at >> 8}.${at & 255}`);
        senders.push({ author: await enrolByHand(wire, token), bodies: [] });
      }
      return NOTHING;
    case 'make':
      for (const sender of senders) await make(sender, asked);
      return NOTHING;
    case 'send':
      return sendAll(asked.port);
  }
};

const make = async (
  { author, bodies }: Sender,
  { entriesEach, perPush }: { readonly entriesEach: number; readonly perPush: number },
): Promise<void> => {
  const book = bookId('dues', author.unit);
  const { transport, life } = author;
  const { code } = must(await transport.requestSeries(life, book, randomId()));
  const entries = receiptsIn(book, code, 1, entriesEach);
  const chain = handChain(author, book);
  for (let at = 0; at < entries.length;) {
    const { push, taken } = chain.next(entries.slice(at, at + perPush));
    at += taken;
    bodies.push({ packed: new Uint8Array(gzipSync(encodePush(push))), entries: taken });
  }
};

/** Each device one push after the other, all devices at once. */
const sendAll = async (port: number): Promise<IngestSaid> => {
  const waitsMs: number[] = [];
  const faults: string[] = [];
  let entries = 0;
  const startedMs = performance.now();
  await Promise.all(
    senders.map(async ({ author, bodies }) => {
      for (const body of bodies) {
        const askedMs = performance.now();
        const fault = await sendOne(port, author, body);
        waitsMs.push(performance.now() - askedMs);
        if (fault === undefined) entries += body.entries;
        else faults.push(fault);
      }
    }),
  );
  return { seconds: (performance.now() - startedMs) / 1000, entries, waitsMs, faults };
};

const sendOne = async (
  port: number,
  { transport }: HandDevice,
  { packed, entries }: Sender['bodies'][number],
): Promise<string | undefined> => {
  const along = await transport.session()?.goesAlong();
  const headers = {
    ...along?.headers,
    'content-type': 'application/x-ndjson',
    'content-encoding': 'gzip',
  };
  const url = `http://127.0.0.1:${port}/api/sync/push`;
  const response = await fetch(url, { method: 'POST', headers, body: packed });
  if (!response.ok) return `${response.status} ${await response.text()}`;
  const verdicts = pushAnswer.shape.verdicts.element.pick({ ruling: true }).array();
  const said = z.object({ verdicts }).safeParse(await response.json());
  if (!said.success || said.data.verdicts.length !== entries) return 'not all of it was judged';
  const refused = said.data.verdicts.find(({ ruling }) => ruling !== 'accepted');
  return refused === undefined ? undefined : `an entry was ${refused.ruling}`;
};

answerWith(async (asked) => answer(asking.parse(asked)));
