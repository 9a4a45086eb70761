/** A phone of the swarm in a process of its own: the real replica over memory ports, the real sync over real HTTP. */
import * as z from 'zod';
import { bookId } from '#book/book-id.ts';
import { issueReceipt } from '#domain/dues/acts.ts';
import { madeUpPerson } from '#domain/practice/made-up-person.ts';
import { seededChance } from '#domain/practice/seeded-chance.ts';
import { registerMember } from '#domain/roster/acts.ts';
import { enrol, must, synced, type SwarmPhone } from '../../long/swarm.ts';
import { placedAt } from './placed-at.ts';
import { answerWith } from './worker.ts';

const asking = z.discriminatedUnion('do', [
  /** A new phone in place of the one before. */
  z.object({ do: z.literal('enrol'), port: z.number(), token: z.string() }),
  /** The same phone, reached another way. */
  z.object({ do: z.literal('line'), port: z.number() }),
  z.object({ do: z.literal('write'), members: z.number(), receipts: z.number() }),
  z.object({ do: z.literal('sync') }),
  z.object({ do: z.literal('place'), book: z.string(), dataDir: z.string() }),
]);

export const phoneSaid = z.object({
  /** Of the whole contact. */
  seconds: z.number(),
  /** Until the last verdict was taken in. */
  verdictSeconds: z.number(),
  members: z.number(),
  receipts: z.number(),
  /** The most the process has ever held. */
  memoryMb: z.number(),
});
export type PhoneSaid = z.infer<typeof phoneSaid>;

const AS_OVER_HTTPS = 'gzip, deflate, br';

let at = 0;
let phone: SwarmPhone | undefined;
const seeded = seededChance(20_261_123);

const answer = async (asked: z.infer<typeof asking>): Promise<PhoneSaid> => {
  switch (asked.do) {
    case 'line':
      at = asked.port;
      return said(0, 0);
    case 'enrol':
      at = asked.port;
      await phone?.close();
      phone = await enrol({ port: () => at, accepts: AS_OVER_HTTPS }, asked.token);
      return said(0, 0);
    case 'write':
      await written(asked);
      return said(0, 0);
    case 'sync':
      return contact();
    case 'place':
      phone = await placedAt(there().parts, () => at, asked);
      return said(0, 0);
  }
};

const there = (): SwarmPhone => {
  if (phone === undefined) throw new Error('no phone was enrolled');
  return phone;
};

/** One contact, and when the last own entry had its verdict. */
const contact = async (): Promise<PhoneSaid> => {
  const { replica, sync } = there();
  let judgedMs: number | undefined;
  const stop = replica.watch(() => {
    if (replica.counts().waiting === 0) judgedMs ??= performance.now();
  });
  const startedMs = performance.now();
  const problem = await sync.syncNow();
  const endedMs = performance.now();
  stop();
  if (problem !== undefined || replica.counts().waiting > 0)
    throw new Error(`not synced: ${JSON.stringify([problem, replica.counts()])}`);
  return said((endedMs - startedMs) / 1000, ((judgedMs ?? endedMs) - startedMs) / 1000);
};

const said = async (seconds: number, verdictSeconds: number): Promise<PhoneSaid> => ({
  seconds,
  verdictSeconds,
  members: (await phone?.replica.shelf.find({ type: 'member' }))?.length ?? 0,
  receipts: (await phone?.replica.shelf.find({ type: 'receipt' }))?.length ?? 0,
  memoryMb: process.resourceUsage().maxRSS / 1024,
});

const consent = { textVersion: 'thuc-hanh-1', textHash: 'abc', how: 'list' } as const;

/** As typed in one by one; the phone has its receipt book already. */
const written = async (count: { members: number; receipts: number }): Promise<void> => {
  const { replica, identity } = there();
  await synced(there());
  const members: string[] = [];
  for (let made = 0; made < count.members; made += 1) {
    const employeeNo = `NV${String(made).padStart(5, '0')}`;
    const person = madeUpPerson(seeded, { femaleOf100: 70, employeeNo, latestYear: 2026 });
    const rosterBook = bookId('roster', identity.homeUnit);
    const step = { step: 'admitted', stepOn: '2026-01-05' } as const;
    const saving = await replica.save((moment) => {
      const drafts = registerMember(
        { ...person, rosterBook, source: 'typed', ...step, consent },
        moment,
      );
      if (drafts.ok) members.push(drafts.value[0]?.changes[0]?.id ?? '');
      return drafts;
    });
    must(saving);
  }
  const duesBook = bookId('dues', identity.homeUnit);
  for (let made = 0; made < count.receipts; made += 1) {
    const months = [`2026-${String((made % 11) + 1).padStart(2, '0')}`];
    const member = members[made % members.length] ?? '';
    const amountVnd = seeded.whole(26, 90) * 1000;
    const saving = await replica.save((moment) =>
      issueReceipt(
        { duesBook, member, months, amountVnd, method: 'cash', paidOn: moment.today },
        moment,
        { paidMonths: new Map(), closedDays: new Set() },
      ),
    );
    must(saving);
  }
};

answerWith(async (asked) => answer(asking.parse(asked)));
