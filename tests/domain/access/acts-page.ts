/**
 * What each act is made of, on one page and in its own words: written from the plan's list of verbs, and ignorant
 * of the table it checks. A line is `name in book: parts`; a part `1 member`, `1-200 step`; `!` a field that is
 * always there, `?` one that may be, `=` its only value; `of` names a record of this very entry, `all` lists them.
 */
export const ACTS_PAGE = `
createUnit in office: 1 unit !name !kind !code !parent !ownBooks
renameUnit in office: 1 unit !name
moveUnit in office: 1 unit !parent
closeUnit in office: 1 unit !closedOn
reopenUnit in office: 1 unit !closedOn=null
addOfficer in office: 1 officer !signInName !displayName !homeUnit ?phone
grantRole in office: 1 grant !officer !role !unit !reach !from !until
revokeGrant in office: 1 revocation !grant !why
loseDevice in office: 1 deviceLoss !device !why
changeSetting in office: 1 setting !value
admitHeld in any: 1 admitHeld !entryHash !why
refuseHeld in any: 1 refuseHeld !entryHash !why
noteHandover in office: 1 handover !from !to !on !presence !witness !ends !begins
registerMember in roster: 1 member !fullName !source ?nationalNumber ?bornOn ?sex ?phone ?address ?employeeNo ?section ?sectionNote; 1 membershipStep !member:of:member !what=applied|admitted !on !decision; 1 consent !member:of:member !textVersion !textHash !how !officer !atMs
importMembers in roster: 1-200 member again !source=import ?importedIn ?fullName ?nationalNumber ?bornOn ?sex ?phone ?address ?employeeNo ?section ?sectionNote; 0-200 membershipStep !member:of:member !what=applied|admitted !on !decision; 0-200 consent !member:of:member !textVersion !textHash !how !officer !atMs
undoImport in roster: 1-200 member takesBack
editMember in roster: 1 member ?fullName ?nationalNumber ?bankAccount ?bornOn ?sex ?phone ?address ?employeeNo ?section ?sectionNote ?note
resolveIdentity in roster: 1 member ?fullName ?nationalNumber ?bankAccount
archiveMember in roster: 1 member !archived=true
unarchiveMember in roster: 1 member !archived=false
addTag in roster: 1 member !tags
removeTag in roster: 1 member !tags
recordMembershipStep in roster: 1 membershipStep !member !what !on !decision
admitMembers in roster: 1-200 membershipStep !member !what=admitted !on !decision
withdrawConsent in roster: 1-200 withdrawal !consent !on !how
giveConsent in roster: 1 consent !member !textVersion !textHash !how !officer !atMs
linkTwins in roster: 1 twinLink !pairs
unlinkTwins in roster: 1 twinLink !pairs
issueReceipt in dues: 1 receipt !member !series !number !months !amountVnd !method !paidOn
voidReceipt in dues: 1 void !receipt !why
issueCollection in dues: 1-100 receipt !member !series !number !months !amountVnd !method !paidOn; 1 collectionList !section !period !receipts:all:receipt !countedVnd !partOf
voidCollection in dues: 1-200 void !receipt !why
closeDay in dues: 1 dayClose !device !day !heads !receipts !voids !sumVnd !cashVnd !transferVnd !withheldVnd !countedVnd !notes !differenceWhy !entriesWritten !partOf
confirmCash in dues: 1 cashCheck !close !countedVnd !isTakenOver !why
handOverMoney in dues: 1 moneyHandover !officer !on !devices !cashVnd !note
adoptResolution in dues: 1-200 resolution !from !monthlyVnd !decision
assessDues in dues: 1-200 assessment !member !from !monthlyVnd !rule
waiveDues in dues: 1-200 waiver !member !period !why
noteSalaries in pay: 1-200 salary !member !from !salaryVnd !basis
openCase in cases: 1 caseFile !applicant !channel !receivedOn !stage !kind !summary !urgency ?dueOn; 0-50 caseReader !officer
editCase in cases: 1 caseFile ?kind ?summary ?urgency ?dueOn ?handler
moveCaseStage in cases: 1 caseFile !stage
reopenCase in cases: 1 caseFile !stage
setOutcome in cases: 1 caseFile !outcome
addCaseNote in cases: 1 caseNote !caseFile !text !on
addCaseReaders in cases: 1-50 caseReader !officer
referCase in cases: 1 referral !caseFile !to !on; 1 referralPaper !referral:of:referral !kind !applicant !receivedOn !summary !why; 1-50 caseReader !officer
addReferralNote in cases: 1 referralNote !referral !what !text !on
takeBackReferral in cases: 1 referralEnd !referral !on
handOverCases in cases: 1 caseHandover !officer !on !files !count
`;

export interface PageField {
  readonly name: string;
  readonly isNeeded: boolean;
  readonly values: readonly unknown[];
  readonly of?: { readonly how: string; readonly type: string } | undefined;
}
export interface PagePart {
  readonly type: string;
  readonly least: number;
  readonly most: number;
  readonly isTakingBack: boolean;
  readonly mayRepeat: boolean;
  readonly fields: readonly PageField[];
}
export interface PageAct {
  readonly name: string;
  readonly book: string;
  readonly parts: readonly PagePart[];
}

const WORDS: Readonly<Record<string, unknown>> = { null: null, true: true, false: false };

const fieldOf = (word: string): PageField => {
  const [left = '', allowed] = word.slice(1).split('=');
  const [name = '', how, type] = left.split(':');
  return {
    name,
    isNeeded: word.startsWith('!'),
    values: allowed?.split('|').map((one) => (one in WORDS ? WORDS[one] : one)) ?? [],
    of: how === undefined || type === undefined ? undefined : { how, type },
  };
};

const partOf = (text: string): PagePart => {
  const [count = '', type = '', ...words] = text.trim().split(' ');
  const [least = '', most = least] = count.split('-');
  return {
    ...{ type, least: Number(least), most: Number(most) },
    isTakingBack: words.includes('takesBack'),
    mayRepeat: words.includes('again'),
    fields: words.filter((word) => /^[!?]/.test(word)).map(fieldOf),
  };
};

export const actsOf = (page: string): ReadonlyMap<string, PageAct> =>
  new Map(
    page
      .trim()
      .split('\n')
      .map((line) => {
        const [head = '', body = ''] = line.split(': ', 2);
        const [name = '', book = ''] = head.split(' in ');
        return [name, { name, book, parts: body.split(';').map(partOf) }] as const;
      }),
  );

export interface WrittenAct {
  readonly act: string;
  readonly book: string;
  readonly changes: readonly {
    readonly type: string;
    readonly id: string;
    readonly set: Readonly<Record<string, unknown>>;
    readonly undoes?: readonly string[] | undefined;
  }[];
}

/** The page's word on an entry, one reason at a time. */
export const saidByPage = (acts: ReadonlyMap<string, PageAct>, written: WrittenAct): string => {
  const act = acts.get(written.act);
  if (act === undefined) return 'unknown-act';
  if (act.book !== 'any' && written.book.split('.')[0] !== act.book) return 'act-shape';
  for (const { type } of written.changes)
    if (!act.parts.some((part) => part.type === type)) return 'act-shape';
  for (const part of act.parts) {
    const own = written.changes.filter(({ type }) => type === part.type);
    if (own.length < part.least || own.length > part.most) return 'act-shape';
    const seen: string[] = [];
    for (const { id, set, undoes } of own) {
      if (!part.mayRepeat && seen.includes(id)) return 'act-shape';
      seen.push(id);
      const names = Object.keys(set);
      const takesBack = (undoes ?? []).length > 0;
      if (takesBack !== part.isTakingBack || (names.length === 0) !== part.isTakingBack)
        return 'act-shape';
      for (const name of names)
        if (!part.fields.some((field) => field.name === name)) return 'act-shape';
      for (const field of part.fields) {
        if (field.isNeeded && !names.includes(field.name)) return 'act-shape';
        if (!names.includes(field.name)) continue;
        const value = set[field.name];
        if (field.values.length > 0 && !field.values.some((one) => one === value))
          return 'act-shape';
        if (field.of === undefined) continue;
        const { how, type } = field.of;
        const here = written.changes.filter((one) => one.type === type).map((one) => one.id);
        if (how === 'of' && !here.some((one) => one === value)) return 'act-shape';
        if (how === 'all' && [...here].sort().join() !== [...(value as string[])].sort().join())
          return 'act-shape';
      }
    }
  }
  return 'fits';
};
