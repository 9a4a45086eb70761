/** Where somebody works, as it stands in a list. */

/** In a column of sections every line would begin with these words. */
const SECTION_WORDS = /^(?:công đoàn bộ phận|tổ công đoàn|cđbp)\s+/i;

/** Where somebody works: the union's section by its own name, else what was written down. */
export const sectionText = (
  values: {
    readonly section?: string | null | undefined;
    readonly sectionNote?: string | null | undefined;
  },
  unitNames: ReadonlyMap<string, string>,
): string =>
  (unitNames.get(values.section ?? '') ?? values.sectionNote ?? '').replace(SECTION_WORDS, '');

/** The same for a section that keeps books of its own. */
export const unitText = (unit: string, unitNames: ReadonlyMap<string, string>): string =>
  (unitNames.get(unit) ?? '').replace(SECTION_WORDS, '');
