/** What a device says about itself, and a device as the list of devices shows it: nothing finer than a purchase plan needs. */
import type { UnitKind } from './office/unit.ts';

/** By what the browser says; no more is looked at. */
export const DEVICE_FORMS = ['phone', 'tablet', 'laptop'] as const;
export type DeviceForm = (typeof DEVICE_FORMS)[number];

export const BROWSERS = [
  'chrome',
  'edge',
  'firefox',
  'safari',
  'samsung',
  'coc-coc',
  'other',
] as const;
export type Browser = (typeof BROWSERS)[number];

/** Dues books of which one device says what it has not sent. */
export const REPORT_SUMS_MAX = 20;

/**
 * Whether a passkey gives a secret (PRF) on the device, by which a finger or a face opens the book: one has given
 * it here; the browser says that it can; it cannot, or not now; the browser does not say.
 */
export const SECRET_BY_PASSKEY = ['given', 'said', 'cannot', 'unknown'] as const;
export type SecretByPasskey = (typeof SECRET_BY_PASSKEY)[number];

/**
 * What was tried on the device counts more than what its browser says of itself.
 * @param tried undefined where no passkey was asked for its secret yet
 */
export const secretByPasskey = (
  tried: 'given' | 'cannot' | undefined,
  said: Exclude<SecretByPasskey, 'given'>,
): SecretByPasskey => tried ?? said;

/** The device itself; what it has not sent stands beside. */
export interface DeviceSelf {
  readonly form: DeviceForm;
  readonly browser: Browser;
  /** Major version; null where the browser does not say. */
  readonly browserVersion: number | null;
  /** Room the browser still gives this app, rounded down; null where it does not say. */
  readonly freeBytes: number | null;
  /** Whether the browser has promised to keep what lies there; null where it does not say. */
  readonly isLasting: boolean | null;
}

export interface DeviceReport extends DeviceSelf {
  readonly life: string;
  /** Whether a passkey opens the book here: the device has shown that it gives a secret with one. */
  readonly hasPasskey: boolean;
  /** Absent where an app tells that is older than this question. */
  readonly secretByPasskey?: SecretByPasskey | undefined;
  /** The app's version. */
  readonly app: string;
  /** Entries that no server has yet. */
  readonly unsent: number;
  /** Receipts among them, by dues book. */
  readonly unsentSums: readonly { readonly book: string; readonly sumVnd: number }[];
}

/** As last reported; what is null the asker is not told, or the device did not say. */
export interface ReportedDevice extends DeviceSelf {
  readonly receivedMs: number;
  readonly hasPasskey: boolean;
  readonly secretByPasskey?: SecretByPasskey | undefined;
  readonly app: string;
  readonly unsent: number;
  /** Only for who may see the dues of every book it is from. */
  readonly unsentVnd: number | null;
}

/** An app that does not answer the question has answered it all the same where a passkey opens its book. */
export const secretOf = ({
  hasPasskey,
  secretByPasskey: told,
}: Pick<ReportedDevice, 'hasPasskey' | 'secretByPasskey'>): SecretByPasskey =>
  hasPasskey ? 'given' : (told ?? 'unknown');

export interface DeviceLine {
  readonly device: string;
  readonly officer: string;
  readonly displayName: string;
  /** The officer's home. */
  readonly unit: string;
  readonly unitName: string;
  readonly unitKind: UnitKind | null;
  readonly label: string;
  /** The beginning of the hash of its public key, to read out. */
  readonly fingerprint: string;
  /** Lives it has begun. */
  readonly lives: number;
  /** The life it last said it is in; null where it has not said. */
  readonly life: string | null;
  /** Codes of its receipt numbers, as far as the asker may know of them. */
  readonly series: readonly string[];
  readonly isLost: boolean;
  /** By the server's clock; null where this server has not heard of it. */
  readonly lastContactMs: number | null;
  readonly report: ReportedDevice | null;
}

export interface DevicePortion {
  readonly devices: readonly DeviceLine[];
  /** The device after which one goes on; null at the end. */
  readonly next: string | null;
}

const HUNDRED_MB = 100 * 1024 * 1024;
const GB = 1024 * 1024 * 1024;
const FREE_MAX = 32 * GB;

/** Rounded down so far that it tells devices apart no better than the plan needs, and is not told anew with every save. */
export const roundedFree = (bytes: number): number => {
  if (bytes >= GB) return Math.min(FREE_MAX, Math.floor(bytes / GB) * GB);
  return Math.max(0, Math.floor(bytes / HUNDRED_MB) * HUNDRED_MB);
};

interface Unsent {
  readonly book: string;
  readonly isWaiting: boolean;
  readonly changes: readonly {
    readonly type: string;
    readonly set: Readonly<Record<string, unknown>>;
  }[];
}

/** How much waits here, and the receipts among it by their book. */
export const unsentOf = (
  entries: readonly Unsent[],
): Pick<DeviceReport, 'unsent' | 'unsentSums'> => {
  const waiting = entries.filter(({ isWaiting }) => isWaiting);
  const sums = new Map<string, number>();
  for (const { book, changes } of waiting)
    for (const { type, set } of changes) {
      const sum = set['amountVnd'];
      if (type !== 'receipt' || typeof sum !== 'number') continue;
      sums.set(book, (sums.get(book) ?? 0) + sum);
    }
  const unsentSums = [...sums].sort().slice(0, REPORT_SUMS_MAX);
  return {
    unsent: waiting.length,
    unsentSums: unsentSums.map(([book, sumVnd]) => ({ book, sumVnd })),
  };
};
