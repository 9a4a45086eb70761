/** The way to importing a list, for whoever may. */
import { grant, revocation } from '#domain/office/grant.ts';
import { unit } from '#domain/office/unit.ts';
import { unitsToImportInto } from '#domain/roster/import-rights.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { useText } from '#ui/use-text.ts';
import { importPath } from './roster-paths.ts';
import styles from './roster.module.css';

/** On a laptop it stands above the list, on a phone, where there is no room, above the form. */
export const ImportLink = (props: { readonly on: 'laptop' | 'phone' }) => {
  const { roster: text } = useText();
  const replica = useReplica();
  const today = useToday();
  const units = useRecords(unit);
  const grants = useRecords(grant);
  const revocations = useRecords(revocation);
  if (units === undefined || grants === undefined || revocations === undefined) return null;
  const { officer, homeUnit } = replica.identity;
  const books = replica.books();
  const mayImport =
    unitsToImportInto({ units, grants, revocations }, { officer, homeUnit, books, today }).length >
    0;
  return mayImport ? (
    <span className={props.on === 'laptop' ? styles.long : styles.short}>
      <SecondaryButton href={importPath} small>
        {text.importList}
      </SecondaryButton>
    </span>
  ) : null;
};
