// Faults that somebody could make, each as a change of the source text: the simulation is worth what it finds of them.

export interface Fault {
  readonly name: string;
  /** From the root of the project. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly find: string;
  readonly put: string;
}

export const FAULTS: readonly Fault[] = [
  {
    name: 'the server takes an entry twice',
    file: 'sync-server/run-admission.ts',
    find: '    const known = await context.tx.entryByHash(run.book, entry.hash);\n    const stored',
    put: '    const known = undefined as StoredEntry | undefined;\n    const stored',
  },
  {
    name: 'a save is shown although the disk refused it',
    file: 'src/replica/save.ts',
    find: '  if (!stored.ok) return stored;\n  for (const [key, row] of own) context.state.own.set(key, row);\n  const readBack = await Promise.all(\n    entries.value.map((entry, at) => isReadBack(context, entry, stored.value[at])),\n  );\n  if (readBack.includes(false))',
    put: '  for (const [key, row] of own) context.state.own.set(key, row);\n  if (stored.ok && stored.value.length < 0)',
  },
  {
    name: 'a number is used again after the disk was put back',
    file: 'src/replica/canary.ts',
    find: 'mark === undefined || missing === 0 ?',
    put: 'mark === undefined || missing >= 0 ?',
  },
  {
    name: 'heads of chains are not kept with the page',
    file: 'src/replica/take-page.ts',
    find: '    ...checked.heads.map((head): Write => ({',
    put: '    ...checked.heads.slice(1).map((head): Write => ({',
  },
  {
    name: 'order by the raw stamp',
    file: 'sync-server/ledger.ts',
    find: '      effective: effectiveStamp(signed, receivedMs, before),',
    put: '      effective: signed,',
  },
  {
    name: 'receipt times that stand still',
    file: 'sync-server/ledger.ts',
    find: '    return Math.max(this.#nowMs, (end?.lastReceivedMs ?? 0) + 1);',
    put: '    return this.#nowMs;',
  },
  {
    name: 'the tail of a copied device under the life it names',
    file: 'sync-server/run-admission.ts',
    find: '(head?.seq ?? 0) >= entry.seq ? derivedLifeOf(entry.hash) : anchor.life',
    put: '(head?.seq ?? 0) < 0 ? derivedLifeOf(entry.hash) : anchor.life',
  },
  {
    name: 'a right that ends in the middle of a pull is not noticed',
    file: 'sync-server/pull.ts',
    find: '    mayOpenNow(office, session.officer, book, todayFrom(server.nowMs())) &&',
    put: '    office.officers().length > 0 &&',
  },
  {
    name: 'own entries leave the outbox with the verdict',
    file: 'src/replica/take-answers.ts',
    find: '      state.outbox.set(item.row.hash, item);\n      ledger.overlay(item.body.book, changesOf(item), rowStateOf(item.row));',
    put: '      state.outbox.delete(item.row.hash);\n      ledger.uncover(item.body.book, changesOf(item));',
  },
  {
    name: 'equal hashes from another book count as known',
    file: 'sync-server/run-admission.ts',
    find: '        : await meetAgain(context, known, entry, signature);\n    anchor = { life: stored.life, seq: stored.seq, effective: stored.effective };',
    put: '        : await meetAgain(context, known, entry, signature);\n    anchor = { life: run.life, seq: stored.seq, effective: stored.effective };',
  },
  {
    name: 'an ended right goes on',
    file: 'sync-server/office-state.ts',
    find: '      ({ book, id }) => this.revocationOf(book, id) === undefined,',
    put: '      ({ id }) => id.length > 0,',
  },
];
