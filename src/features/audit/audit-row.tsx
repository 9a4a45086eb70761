/** One line of the log in words: what was done, by whom, on which device, where. */
import { ABOUT_AN_OFFICER, FIRST_PASSKEY, type AuditLine } from '#domain/audit-kinds.ts';
import { isCases, isConfidential } from '#domain/cases/confidential-book.ts';
import { unitOfBook } from '#domain/held-units.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { momentText } from '#text/day-text.ts';
import { ListRow } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';

export interface AuditNames {
  readonly officer: (id: string) => string | undefined;
  readonly device: (id: string) => string | undefined;
  readonly unit: (id: string) => string;
}

/** A device that tells later than this after the fact was without a network: both times are shown. */
const APART_MS = 5 * 60_000;

export const AuditRow = (props: {
  readonly line: AuditLine;
  readonly names: AuditNames;
  readonly href: string | undefined;
}) => {
  const { audit: text } = useText();
  const { line, names } = props;
  const { atMs, what, officer, device, book, saidMs } = line;
  const placeText = (of: string): string => {
    if (isConfidential(of)) return text.confidential;
    const unit = names.unit(unitOfBook(of));
    return isCases(of) ? text.requests(unit) : unit;
  };
  const parts = [
    officer === null ? text.server : (names.officer(officer) ?? text.unknown),
    aboutText(line, names, text),
    device === null ? undefined : names.device(device),
    book === null ? undefined : placeText(book),
    saidMs === null || Math.abs(atMs - saidMs) < APART_MS
      ? undefined
      : text.said(momentText(saidMs)),
  ];
  return (
    <ListRow
      title={isListPrinted(line) ? text.listPrinted : text.kinds[what]}
      subtitle={parts.filter((part) => part !== undefined && part !== '').join(' · ')}
      right={momentText(atMs).slice(0, 5)}
      href={props.href}
    />
  );
};

/** Not one request but a page that lists them: the minutes of a hand-over, the list of requests, Hôm nay. */
const isListPrinted = ({ what, about }: AuditLine): boolean =>
  what === 'case-printed' && about === null;

/** Whom it was done to; of a device let in from afar who approved it; of a first passkey that it was the first. */
const aboutText = (
  { what, officer, about }: AuditLine,
  names: AuditNames,
  text: Catalogue['audit'],
): string | undefined => {
  if (what === 'passkey-added' && about === FIRST_PASSKEY) return text.firstPasskey;
  if (about === null || about === officer || !ABOUT_AN_OFFICER.has(what)) return undefined;
  const name = names.officer(about);
  if (what === 'enrolled') return text.approvedBy(name ?? text.unknown);
  return name === undefined ? undefined : text.whom(name);
};
