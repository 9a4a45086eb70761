/** A role in plain words, made from the very table that decides: what is not in the table cannot stand on the screen. */
import { ROLE_RIGHTS, type WriteRight } from '#domain/access-table.ts';
import type { Role } from '#domain/office/grant.ts';
import type { Catalogue } from '#text/catalogue.ts';

export interface RoleWords {
  readonly opens: string;
  readonly does: string;
  readonly gives: string;
  readonly besides: string;
}

/** How the catalogue calls what may be written of a type; narrower rights have a name of their own. */
export const actName = (type: string, { ownDeviceOnly, only }: WriteRight): string =>
  ownDeviceOnly === true ? `${type} own` : only === undefined ? type : `${type} only`;

export const roleWords = (
  role: Role,
  { whoMay: text, office }: Pick<Catalogue, 'whoMay' | 'office'>,
): RoleWords => {
  const { opens, writes, grants, handsOn = [], ...more } = ROLE_RIGHTS[role];
  const acts: Readonly<Record<string, string>> = text.acts;
  const done = Object.values(writes).flatMap((types) =>
    Object.entries(types).map(([type, right]) => acts[actName(type, right)] ?? type),
  );
  const named = (roles: readonly Role[]): string =>
    roles.map((one) => office.roles[one]).join(', ');
  const isReader =
    Object.entries(writes).every(([kind]) => kind === 'office') && grants.length === 0;
  return {
    opens: opens.map((kind) => text.books[kind]).join(', '),
    does: [...(isReader ? [text.readsOnly] : []), ...new Set(done)].join('; '),
    gives: [
      ...(grants.length === 0 ? [] : [named(grants)]),
      ...(handsOn.length === 0 ? [] : [text.handsOn(named(handsOn))]),
    ].join('; '),
    besides: [
      ...(more.readsAudit === true ? [text.audit] : []),
      ...(more.readsReferred === true ? [text.referred] : []),
      ...(more.hearsOfCloses === true ? [text.closesBelow] : []),
      ...(more.needsSecondFactor === true ? [text.factor] : []),
    ].join('; '),
  };
};
