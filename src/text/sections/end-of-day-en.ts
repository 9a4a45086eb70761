/** The sentences of the end of the day in English. */
import type { EndOfDayText } from './end-of-day-vi.ts';

const grouped = (count: number): string => String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
const receipts = (count: number): string =>
  count === 1 ? '1 receipt' : `${grouped(count)} receipts`;
const items = (count: number): string => (count === 1 ? '1 item' : `${grouped(count)} items`);

export const endOfDayEn: EndOfDayText = {
  title: 'End of day',
  stages: ['Count', 'Close', 'Send'],
  stagesLabel: 'Three steps at the end of the day',
  noBook: 'This device holds no dues book yet',
  noBookHint:
    'The end of the day is for those who collect dues. Your other work is sent by itself once there is a network.',
  reading: 'Reading the book…',
  whichBook: 'You have collected in several books. Count and close them one by one.',
  bookOpen: (count, sum) => `${receipts(count)}, ${sum} not closed`,
  unionFallback: 'Grassroots union',

  open: 'Collected, not closed',
  sinceClose: (time) => `Since the last close, ${time}`,
  sinceFirst: 'The first close on this device',
  receiptCount: receipts,
  voidCount: (count) => `${grouped(count)} voided`,
  voidedEarlier: (count) =>
    count === 1
      ? '1 receipt of an earlier close was voided'
      : `${grouped(count)} receipts of an earlier close were voided`,
  methods: { cash: 'Cash', transfer: 'Transfer', withheld: 'From the wage' },

  countTitle: 'Count the cash',
  countHint: 'Count each kind and type how many.',
  notesOf: (note) => `Number of ${note} notes`,
  loose: 'Small change',
  looseLabel: 'Small change below 1.000 đ, in đồng',
  counted: 'Counted',
  due: 'Due',
  notCounted: 'Nothing counted yet',
  agrees: 'Agrees',
  short: (sum) => `${sum} short`,
  over: (sum) => `${sum} over`,
  shortHint: (sum) =>
    `There is ${sum} less than the receipts say. Count once more. If it is still short, give the reason and close.`,
  overHint: (sum) =>
    `There is ${sum} more than the receipts say. Count again and see whether somebody paid without a receipt. If it is still over, give the reason and close.`,
  noCash: 'No cash was taken this time, so there is nothing to count.',
  gaveBack: (sum) =>
    `${sum} more cash was given back than taken. The minutes say so, for the fund to pay you back.`,
  why: 'Why do they differ?',
  whyHint: 'For example: gave too much change to a payer',
  day: 'What day is it today?',
  dayHint: 'The clock of this device seems wrong. This day goes into the book and onto the paper.',
  namedCount: (count, voids) =>
    voids === 0
      ? receipts(count)
      : `${receipts(count)}, ${voids === 1 ? '1 void' : `${grouped(voids)} voids`}`,
  willStand: (named, sum) =>
    `The close will name ${named}, ${sum} in total, and stand for ever. What is voided later belongs to the next close.`,
  close: 'Close the day',
  closeDone: 'Day closed, saved on this device',
  nothingOpen: 'Nothing to close',
  nothingOpenHint: 'There is no receipt since the last close.',
  collect: 'Collect dues',
  seeLast: 'See the last close',

  closedTitle: (day) => `Close of ${day}`,
  closedAt: (time, who) => `${time} · ${who}`,
  closedNotFound: 'This close is not on this device',
  closedNotFoundHint:
    'The book may not be here in full yet. Once there is a network, opening the app fetches it.',
  sum: 'Closed',
  differenceWhy: 'Reason for the difference',
  paperTitle: 'Papers',
  listPaper: 'List of receipts',
  minutesPaper: 'Cash count minutes',
  listPaperHint: (count) => `${receipts(count)}, voided ones included`,
  minutesPaperHint: 'Notes by kind, three signatures',
  print: 'Print',
  earlier: 'Earlier closes',
  earlierCount: (count) => (count === 1 ? '1 close' : `${grouped(count)} closes`),
  earlierNone: 'No day has been closed yet',
  earlierNoneHint: 'After a count and a close, each close is here to look at and print again.',
  ofDevice: (who) => `device of ${who}`,
  otherDevice: 'another device',

  whereTitle: 'Where the data is',
  saved: 'Saved on this device only',
  savedWhat: 'That is fine while you are collecting. At the end of the day, count and close.',
  locked: 'Closed, waiting to be sent',
  lockedWhat: (count) =>
    `${items(count)} not sent. Without a network, save a backup and call it a day. With one, opening the app sends them.`,
  backedUp: 'Backed up',
  backedUpWhat: (time) =>
    `The backup of ${time} holds everything not sent. If this device is lost, that file and your words bring it back.`,
  inSystem: 'All in the system',
  inSystemAll: (count, time) =>
    `All ${items(count)} in the system${time === '' ? '' : `, ${time}`}`,
  inSystemWhat: 'Done. You can put the device away.',
  toCheck: (count) => `All sent, ${items(count)} to check`,
  toCheckWhat: 'The system keeps these items; nothing is lost. Please look at each.',
  toCheckOpen: 'See the items',
  stepNow: 'you are here',
  stepDone: 'done',

  send: 'Send',
  sending: 'Sending to the system',
  finishing: 'All sent, fetching news',
  sendingHint:
    'The screen stays awake while sending. Stop whenever you like; what is sent is not sent again.',
  stop: 'Stop sending',
  stopped: (count) => `Stopped. ${items(count)} not sent, still on this device.`,
  backup: 'Save a backup',
  backupHint: 'Choose where to: a chat with yourself, mail, a card. Nobody else can read it.',
  backupKept: 'Backup saved',
  backupDownloaded: (name) => `The backup ${name} was downloaded. Please copy it to another place.`,
  backupNotShared: 'There is no backup yet: no place was chosen.',
  backupProblems: {
    'nothing-to-back-up': 'Nothing is left to back up: everything is in the system.',
    'no-words':
      'This book was opened another way than by its words. Lock it, open it with the words, then save the backup.',
    'backup-too-large': 'There is too much for one backup. Please find a network and send.',
  },
  toToday: 'To Today',

  problems: {
    'nothing-to-close': 'Nothing to close: every receipt is in an earlier close.',
    'not-counted': 'The cash is not counted. Type how many of each; type 0 where there is none.',
    'bad-count': (note) =>
      `The number of ${note} notes is not right. Digits only, at most 100.000.`,
    'difference-without-reason': 'Cash and receipts differ. Please say why.',
    'missing-text': 'Cash and receipts differ. Please say why.',
    'text-too-long': (lengthMax) => `Longer than ${grouped(lengthMax)} letters. Please shorten it.`,
    'bad-day': 'There is no such day. Write it like 22/11/2026.',
  },

  paper: {
    practice: 'PRACTICE DATA – OF NO VALUE',
    upper: 'VIETNAM GENERAL CONFEDERATION OF LABOUR',
    nation: 'SOCIALIST REPUBLIC OF VIETNAM',
    motto: 'Independence – Freedom – Happiness',
    date: (day) => `Date: ${day}`,
    listTitle: 'LIST OF DUES RECEIPTS',
    listOf: (from, to) => (from === to ? `Of ${from}` : `From ${from} to ${to}`),
    listNumbers: (numbers) => `Receipts: ${numbers}`,
    closedBy: (who, time) => `Collector: ${who} · closed at ${time}`,
    columns: {
      order: 'No.',
      number: 'Receipt',
      day: 'Day',
      payer: 'Payer',
      months: 'Months',
      method: 'Method',
      amount: 'Sum (đ)',
      note: 'Note',
    },
    voided: (why) => (why === '' ? 'Voided' : `Voided: ${why}`),
    earlierTitle: 'Receipts of an earlier close, voided in this one',
    totals: 'In total',
    standing: (count) => `Receipts that count: ${grouped(count)}`,
    voidedCount: (count) => `Receipts voided: ${grouped(count)}`,
    total: 'Total',
    inWords: (words) => `In words (Vietnamese): ${words}`,
    unknownPayer: 'Not on this device',
    unknownReceipts: (count) =>
      `${receipts(count)} of this close are not on this device and not listed; the total is complete.`,

    minutesTitle: 'MINUTES OF THE CASH COUNT',
    minutesSub: '(Dues collected)',
    minutesTime: (time, day) => `Today, ${day} at ${time}, in ……………………………………`,
    minutesWe: 'We are:',
    minutesPeople: ['collector', 'cashier', 'for the executive committee'],
    minutesPerson: (who, role) => `– ${who}, ${role}`,
    blank: '……………………………………',
    minutesDone: 'Together we counted the cash collected as dues, with this result:',
    rowBook: 'Cash by the receipts',
    rowCounted: 'Cash counted',
    rowNote: (note) => `Notes of ${note}`,
    rowLoose: 'Small change',
    rowDifference: 'Difference (counted less receipts)',
    rowGaveBack: 'Given back beyond what was taken, due to the collector',
    minutesColumns: { order: 'No.', what: 'What', count: 'Notes', amount: 'Sum (đ)' },
    reason: 'Reason for the difference',
    noDifference: 'Cash and receipts agree.',
    selfChecked: 'Self-checked: on this day the union had nobody else to check the cash.',
    notConfirmed: 'When these minutes were printed, no second officer had confirmed the sum.',
    confirmed: (who, time, sum, isTakenOver) =>
      `Confirmed by ${who} at ${time}: ${sum} counted again${isTakenOver ? ', taken over into the fund' : ', left with the collector'}.`,
    confirmedWhy: (why) => `Why it differs from the collector’s count: ${why}.`,
    conclusion: 'Remarks after the count: ………………………………………………………………………………',
    signHint: '(signature, full name)',
    listSigns: ['Collector', 'Cashier', 'For the committee'],
    minutesSigns: ['Collector', 'Cashier', 'For the committee'],
  },
};
