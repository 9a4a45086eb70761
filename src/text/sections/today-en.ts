/** The sentences of Hôm nay: what was taken in today, what is due, what is not sent yet. In English. */
import type { TodayText } from './today-vi.ts';

const grouped = (count: number): string => String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, ',');

/** In MB to one place, never 0: what is missing is never nothing. */
const megabytes = (bytes: number): string =>
  (Math.max(1, Math.ceil(bytes / 100_000)) / 10).toFixed(1);

export const todayEn: TodayText = {
  title: 'Today',
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  dayOfWeek: (weekday, date) => `${weekday}, ${date}`,
  unsent: (count) => `${grouped(count)} not sent`,
  toCheck: (count) => `${grouped(count)} to check`,
  allSent: 'In the system',
  collectedToday: 'Collected today',
  receiptCount: (count) => (count === 1 ? '1 receipt' : `${grouped(count)} receipts`),
  notPaid: (count, month) =>
    count === 0 ? `Everyone has paid for ${month}` : `${grouped(count)} not paid for ${month}`,
  notCash: (sum) => `Of this not in cash: ${sum}`,
  ownShare: (sum, count) =>
    `You collected ${sum}, ${count === 1 ? '1 receipt' : `${grouped(count)} receipts`}`,
  acts: 'Common acts',
  register: 'Register',
  registerHint: 'Register an applicant',
  collect: 'Collect',
  collectHint: 'Collect dues',
  takeIn: 'Take in',
  takeInHint: 'Take in a request',
  endOfDay: 'End of day',
  dayOpen: (sum, receipts) =>
    `Not closed: ${sum}, ${receipts === 1 ? '1 receipt' : `${grouped(receipts)} receipts`}`,
  dayOpenSince: (day) => `Since ${day}`,
  dayClosed: (time) => `Closed, ${time}`,
  dayNothing: 'Count, close, send',
  dueSoon: 'Due soon',
  dueSoonCount: (count) => (count === 1 ? '1 request' : `${grouped(count)} requests`),
  dueNone: 'No request falls due in the next two weeks.',
  dueShut: 'The book of requests is locked on this device.',
  dueMore: (count) => `See all ${grouped(count)} requests`,
  dueToday: 'due today',
  dueIn: (workingDays) =>
    workingDays === 1 ? '1 working day left' : `${workingDays} working days left`,
  dueBefore: (days) => (days === 1 ? '1 day late' : `${grouped(days)} days late`),
  late: 'Late',
  noBooks: 'This device holds no books yet',
  noBooksHint:
    'With a connection, opening the app fetches your books. If none come, ask your union chair to give you a duty.',
  termEnds: (day, days) =>
    days === 0
      ? `Your assignment ends today, ${day}`
      : `Your assignment ends on ${day}, in ${days} ${days === 1 ? 'day' : 'days'}`,
  termEndsHint: (unit) =>
    `${unit === undefined ? '' : `${unit}: `}before that day please close the day, send and hand over, or ask the chair to assign you again.`,
  termHandOver: 'Hand over',
  send: 'Send',
  sendTitle: 'Send',
  waiting: (count) =>
    `${grouped(count)} ${count === 1 ? 'item' : 'items'} saved on this device, not sent`,
  waitingHint: 'With a connection, opening the app sends them.',
  sending: (sent, of) => `${grouped(sent)} of ${grouped(of)} items in the system`,
  fetching: (got, of) =>
    of === 0 ? 'Looking for news' : `Fetching ${grouped(got)} of ${grouped(of)} items`,
  sentAll: (time) => `All in the system, ${time}`,
  nothingToSend:
    'Nothing is left to send. There is no connection for news now; it will look by itself.',
  noNewsForWifi:
    'Nothing is left to send. This network asks for a sign-in of its own (a Wi-Fi page), so news cannot come. Please sign in to the Wi-Fi or change to mobile data; then it looks by itself.',
  neverContacted: 'This device has not reached the system yet.',
  lastContact: (time) => `Last contact ${time}`,
  checkTitle: (count) => `${grouped(count)} ${count === 1 ? 'item' : 'items'} to check`,
  checkHint: 'The system keeps these items; nothing is lost. Please look at each.',
  checkOpen: 'Open',
  offlineReady: 'Ready to work without a network',
  offlineNotYet: 'Not ready to work without a network',
  offlineComing: (bytes) =>
    `${megabytes(bytes)} MB still to come before you can work without a network`,
  offlinePart: {
    app: 'the app',
    scanner: 'the scanner',
    fonts: 'the letters',
    books: 'your books',
  },
  offlineParts: (parts) => `Still missing: ${parts.join(', ')}.`,
  offlineComingHint: 'With a connection, please leave the app open a little longer.',
  install: 'Put it on the home screen',
  anonymous: 'Anonymous',
  unknownMember: 'Member',
};
