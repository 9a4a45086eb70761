/** Brings a restored server what this disk has of each book, page by page, until it has it too. */
import { base64FromBytes } from '#base/bytes.ts';
import type { Chance } from '#replica/ports.ts';
import type { Replica } from '#replica/replica.ts';
import type { Transport } from './transport.ts';

const NONCE_BYTES = 16;
/** Offers of one book in one contact; what is left goes with the next one. */
const OFFERS_MAX = 200;

interface OfferPorts {
  readonly replica: Replica;
  readonly transport: Transport;
  readonly chance: Chance;
}

/**
 * Where the server does not know this device it may have been restored from before there was one: then it says so
 * by its epoch, and what is brought makes the device known.
 * @param isUnknown it has just refused this device
 * Answers whether it is worth trying again at once.
 */
export const offerBooks = async (ports: OfferPorts, isUnknown: boolean): Promise<boolean> => {
  const { replica, transport } = ports;
  if (isUnknown) {
    const now = await transport.epochNow?.();
    if (now?.ok !== true || now.value.id === replica.epoch()?.id) return false;
  }
  const offers = await replica.offers();
  for (const book of offers.books()) {
    const proof = await offers.proofOf(book);
    if (proof !== undefined) await offerBook(ports, offers, proof);
  }
  return isUnknown;
};

/** A book that was given up may be one a restored server lacks the end of: what this device wrote in it goes once more. */
export const sendParcels = async ({ replica, transport, chance }: OfferPorts): Promise<void> => {
  const offers = await replica.offers();
  const due = await offers.parcelsDue();
  for (const parcel of due) {
    const sent = await transport.sendParcel(parcel, base64FromBytes(chance.bytes(NONCE_BYTES)));
    if (!sent.ok) return;
  }
  if (due.length > 0) await offers.parcelsTold();
};

type Offers = Awaited<ReturnType<Replica['offers']>>;
type Proof = NonNullable<Awaited<ReturnType<Offers['proofOf']>>>;

const offerBook = async (
  { transport, chance }: OfferPorts,
  offers: Offers,
  proof: Proof,
): Promise<void> => {
  let upTo: number | undefined;
  for (let at = 0; at < OFFERS_MAX; at += 1) {
    const pages = upTo === undefined ? [] : await offers.pagesAfter(proof.book, upTo);
    if (upTo !== undefined && pages.length === 0) return;
    const nonce = base64FromBytes(chance.bytes(NONCE_BYTES));
    const answered = await transport.offer?.({ nonce, proof, pages });
    // Refused where an author is not known yet: somebody else brings that, and the next contact asks again.
    if (answered?.ok !== true || answered.value.nonce !== nonce || answered.value.holds) return;
    // After the close the server stands where it stands; one offer is all it takes then.
    if (upTo !== undefined && answered.value.n <= upTo) return;
    upTo = answered.value.n;
  }
};
