// Faults that somebody could make, each as a change of the source text: the simulation is worth what it finds of them.

export interface Change {
  /** From the root of the project. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly find: string;
  readonly put: string;
}

export interface Fault extends Change {
  readonly name: string;
  /** Where two guards hold the same thing, the other one as well. */
  readonly and?: readonly Change[];
}

export const FAULTS: readonly Fault[] = [
  {
    name: 'the server takes an entry twice',
    file: 'sync-server/run-admission.ts',
    find: '      : await context.tx.entryByHash(run.book, entry.hash);\n    isNew',
    put: '      : undefined;\n    isNew',
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
    find: '.filter(({ book, id }) => this.revocationOf(book, id) === undefined)',
    put: '.filter(({ id }) => id.length > 0)',
  },
  {
    name: 'the cursor is on the disk before its page',
    file: 'src/replica/take-page.ts',
    find: '    const committed = await context.commit([\n      ...(await pageWrites(context, page, bodies, checked.value, after)),',
    put: "    await context.commit([{ op: 'put', table: 'cursor', key: cursorKey(page.book), value: JSON.stringify(after) }]);\n    const committed = await context.commit([\n      ...(await pageWrites(context, page, bodies, checked.value, after)),",
  },
  {
    name: 'the own chain is not written with the entry',
    file: 'src/replica/save.ts',
    find: '    if (row !== context.state.own.get(key))',
    put: '    if (row === undefined)',
  },
  {
    name: 'a life begun by a disk that went back is told to nobody',
    file: 'src/sync/control.ts',
    find: '    if (!replica.lifeDue()) return undefined;',
    put: '    if (replica.lifeDue() || !replica.lifeDue()) return undefined;',
  },
  {
    name: 'a fork begins no life',
    file: 'src/sync/control.ts',
    find: '      forked: value.forks.some(({ life }) => life === replica.life()),',
    put: '      forked: false,',
  },
  {
    name: 'books are named to whoever has any right',
    file: 'sync-server/open-books.ts',
    find: '      .filter(({ book, path }) => mayOpen(grants, book, path, today))',
    put: '      .filter(({ path }) => path.length > 0)',
  },
  {
    name: 'a confidential request is sent to whoever takes in requests',
    file: 'sync-server/open-books.ts',
    find: 'const isReader = office.readers.has(book, officer);',
    put: 'const isReader = office.readers.of(book).size > 0;',
    and: [
      {
        file: 'sync-server/case-readers.ts',
        find: '...(this.#booksByOfficer.get(officer) ?? [])',
        put: '...(officer === "" ? [] : this.#readersByBook.keys())',
      },
    ],
  },
  {
    name: 'a confidential request outlives the right of its reader',
    file: 'sync-server/open-books.ts',
    find: '.filter((book) => mayOpenNow(office, officer, book, today));',
    put: '.filter((book) => book.length > 0);',
  },
  {
    name: 'what a closed tier holds is asked for',
    file: 'src/replica/engine.ts',
    find: "(tier.state().isOpen ? undefined : 'confidential')",
    put: 'undefined',
  },
  {
    name: 'what is closed stays on the list',
    file: 'src/replica/tier.ts',
    find: '  for (const book of books) await ports.shelf.removeRows(ledger.forget(book));',
    put: '  for (const book of books) ledger.forget(book);',
  },
  {
    name: 'a confidential request lies under the key of the book',
    file: 'src/replica/book-tier.ts',
    find: '  if (tier === undefined) return context.ports.sealer;',
    put: "  if (tier !== 'cases') return context.ports.sealer;",
  },
  {
    name: 'whoever may open a book may write in it',
    file: 'sync-server/judge.ts',
    find: "  if (now.error.kind !== 'not-allowed') return quarantined(now.error.kind);",
    put: "  return { ruling: 'accepted', reason: null };",
  },
  {
    name: 'an ended right is quarantined instead of held',
    file: 'sync-server/judge.ts',
    find: "    ? held('right-ended')\n",
    put: "    ? quarantined('not-allowed')\n",
  },
  {
    name: 'values are named by their stamp',
    file: 'src/crdt/fold.ts',
    find: '  `${change.order.hash}.${change.index}`;',
    put: '  `${change.order.ms}-${change.order.counter}.${change.index}`;',
  },
  {
    name: 'values are named by their place in the chain',
    file: 'src/crdt/fold.ts',
    find: '  `${change.order.hash}.${change.index}`;',
    put: '  `${change.order.device}.${change.order.life}.${change.order.seq}.${change.index}`;',
  },
  {
    name: "others' raw stamps are merged into the clock",
    file: 'src/replica/take-page.ts',
    find: '    seen(state, entry.effective);',
    put: '    seen(state, entry.body?.stamp ?? entry.effective);',
  },
  {
    name: 'own entries are ordered by their stamps alone',
    file: 'sync-server/run-admission.ts',
    find: '      before: anchor.effective,',
    put: '      before: undefined,',
  },
  {
    name: 'an order to give up a book that names no right',
    file: 'sync-server/shred-orders.ts',
    find: '    if (!isLost && opening.some(stands)) return [];',
    put: '    if (isLost && opening.some(stands)) return [];',
    and: [
      {
        file: 'sync-server/shred-orders.ts',
        find: '    if (!isLost && mayOpenNow(office, session.officer, book, today)) return [];',
        put: '',
      },
    ],
  },
  {
    name: 'given up before it was sent',
    file: 'src/replica/shred.ts',
    find: "    if (own.some(({ row }) => row.verdict?.epoch !== order.epoch)) return accept('waiting');",
    put: '',
  },
  {
    name: 'what is folded leaves the disk, backed up or not',
    file: 'src/replica/compact.ts',
    find: 'Math.min(cursor.prune, cursor.folded)',
    put: 'cursor.folded',
  },
  {
    name: 'a backup of yesterday vouches for what leaves the phones',
    file: 'sync-server/backup-marks.ts',
    find: 'BACKUP_AGE_MS = 90 * 24',
    put: 'BACKUP_AGE_MS = 1 * 24',
  },
  {
    name: 'a commit that does not wait for the disk',
    file: 'sync-server/sqlite-book-store.ts',
    find: 'PRAGMA synchronous = FULL;',
    put: 'PRAGMA synchronous = NORMAL;',
  },
  {
    name: 'half a transaction stays',
    file: 'sync-server/sqlite-line.ts',
    find: "database.exec('ROLLBACK TO work; RELEASE work');",
    put: "database.exec('RELEASE work');",
  },
  {
    name: "the server's digest is taken over",
    file: 'src/replica/page-check.ts',
    find: "  if (digest !== page.digest) return notGenuine('digest');\n  return accept({ items, digest,",
    put: '  return accept({ items, digest: page.digest,',
  },
  {
    name: 'two voids of a receipt are deducted twice',
    file: 'src/domain/views/day-view.ts',
    find: ' && !settled.has(id) && ',
    put: ' && ',
  },
  {
    name: 'a held entry is dropped from what its author sees',
    file: 'src/replica/take-answers.ts',
    find: '      state.outbox.set(item.row.hash, item);\n      ledger.overlay(item.body.book, changesOf(item), rowStateOf(item.row));\n    }\n    for (const item of known)',
    put: "      state.outbox.set(item.row.hash, item);\n      if (item.row.verdict?.ruling === 'accepted') ledger.overlay(item.body.book, changesOf(item), rowStateOf(item.row));\n      else ledger.uncover(item.body.book, changesOf(item));\n    }\n    for (const item of known)",
  },
  {
    name: 'signatures are not looked at',
    file: 'sync-server/push.ts',
    find: "if (!isSignedBy(author.publicKey, message, run.run.signature)) return no('bad-signature');",
    put: "if (message.length === 0) return no('bad-signature');",
  },
  {
    name: 'whoever sends says who wrote',
    file: 'sync-server/judge.ts',
    find: '    body.officer === claimed.officer;',
    put: '    body.officer.length > 0;',
  },
  {
    name: 'any life will do',
    file: 'sync-server/judge.ts',
    find: "  if (office.device(device)?.lives.includes(life) !== true) return held('unknown-life');",
    put: '',
  },
  {
    name: 'numbers of any series will do',
    file: 'sync-server/judge.ts',
    find: "return foreign ? held('foreign-series') : { ruling: 'accepted', reason: null };",
    put: "return { ruling: 'accepted', reason: foreign ? null : null };",
  },
  {
    name: 'what waited for a dead epoch does not wait again',
    file: 'src/replica/take-epoch.ts',
    find: '  waitAgain(context);\n  await',
    put: '  await',
  },
  {
    name: 'the second of two lives counts from the first',
    file: 'src/replica/save.ts',
    find: '    const ownKey = ownRowKey(draft.book, state.life);',
    put: '    const ownKey = ownRowKey(draft.book, [...own.values()].find((row) => row.book === draft.book)?.life ?? state.life);',
  },
];
