/** The sheet for the purchase plan: a line a device, with what it is short of; words only, so that any program reads it. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import { isToReplace } from '#domain/device-needs.ts';
import { secretOf } from '#domain/device-report.ts';
import type { SheetCell } from '#platform/sheet-export.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { dayText, momentText } from '#text/day-text.ts';
import { deviceCode, yesText } from './device-words.ts';
import type { ShownDevice } from './devices-shown.ts';

type Words = Catalogue['devices'];

const MEGABYTE = 1024 * 1024;

/** Lost devices are left out: nothing is bought or mended there. */
export const planSheet = (
  shown: readonly ShownDevice[],
  text: Words,
): readonly (readonly SheetCell[])[] => [
  [...text.sheetHeadings],
  ...shown.filter(({ line }) => !line.isLost).map((one) => rowOf(one, text)),
];

export const planSheetName = (today: CalendarDate, text: Words): string =>
  text.sheetFile(dayText(today).replaceAll('/', '-'));

const rowOf = ({ line, shortages }: ShownDevice, text: Words): readonly SheetCell[] => {
  const { report } = line;
  const told: readonly SheetCell[] =
    report === null
      ? Array.from({ length: TOLD_COLUMNS }, () => text.unknown)
      : [
          text.forms[report.form],
          text.browsers[report.browser],
          report.browserVersion ?? text.unknown,
          report.app,
          report.freeBytes === null ? text.unknown : Math.round(report.freeBytes / MEGABYTE),
          yesText(report.isLasting, text),
          report.hasPasskey ? text.passkeySet : text.passkeyNone,
          text.secrets[secretOf(report)],
        ];
  return [
    ...[line.displayName, line.unitName, deviceCode(line.device)],
    ...told,
    line.lastContactMs === null ? text.unknown : momentText(line.lastContactMs),
    isToReplace(shortages) ? text.yes : '',
    shortages.map((shortage) => text.advice[shortage]).join('; '),
  ];
};

/** Those that the device itself has told of. */
const TOLD_COLUMNS = 8;
