/** The sentences of importing a list into the roll, step by step. In English. */
import type { ImportText } from './import-vi.ts';

const grouped = (count: number): string => String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
const people = (count: number): string => `${grouped(count)} ${count === 1 ? 'person' : 'people'}`;

export const importEn: ImportText = {
  title: 'Import a list',
  open: 'Import from Excel',
  openShort: 'Import',

  chooseTitle: 'Choose the file',
  chooseWhat:
    'An Excel (.xlsx, .xls), OpenDocument or CSV file of at most 50 MB and 100,000 rows. It is read on this device only and sent nowhere. Nothing is written before the last step.',
  chooseFile: 'Choose a file',
  paste: 'Or paste from Excel',
  pasteHint: 'Select the cells in Excel, the headings too, and paste them here.',
  pasteGo: 'Read the pasted cells',
  reading: 'Reading the file…',
  comparing: 'Comparing with the roll…',
  unit: 'Import into the roll of',
  notAllowed: 'You cannot import a whole list',
  notAllowedHint:
    'Importing a list, and undoing that, is for the chair or the treasurer of the grassroots union. You can still register people one by one.',
  registerOne: 'Register one person',

  problems: {
    'too-large': (megabytes) =>
      `This file has ${grouped(megabytes)} MB, more than 50 MB. Open it in Excel, keep only the sheet with the list, remove pictures, save it as several files of about 50,000 rows each, and import them one after another.`,
    'too-many-rows':
      'The list has more than 100,000 rows. Split it into files of about 50,000 rows (each with the row of headings) and import them one after another.',
    'too-large-inside':
      'Unpacked, this file is too large. Open it in Excel, copy the sheet with the list into a new file, and choose that one.',
    'no-memory':
      'This device has not enough memory for the file. Close other apps, or split the file in two and import them one after the other.',
    damaged:
      'The file is damaged or was not downloaded to its end. Download it again (in Zalo: hold the file, then save it), or open it in Excel and save it anew.',
    password:
      'The file has a password. Open it in Excel, remove the password under File → Info, save it, and choose it again.',
    'not-a-sheet': 'This is not a spreadsheet. Choose an .xlsx, .xls, .ods or .csv file.',
    'empty-sheet': 'There is nothing on this sheet. Choose another sheet or file.',
    'nobody-found':
      'Nobody was found below the headings. Check the row of headings and the column of names.',
  },

  sheetTitle: 'Which sheet has the list?',
  sheetWhat: (count) => `This file has ${count} sheets.`,

  mappingTitle: 'Are the columns right?',
  mappingWhat:
    'Look at each column and correct those that are wrong. Columns marked “Not imported” are left out. Salaries never go into the roll.',
  headerRow: 'Row of headings in the file',
  headerRowHint: 'The row that says “Họ và tên”; 0 if there is none.',
  rowsInSheet: (count) => `${grouped(count)} rows in the file`,
  columnNo: (letters) => `Column ${letters}`,
  columnBare: 'no heading',
  examples: (text) => `For example: ${text}`,
  doubtful: 'The cells below do not look like that. The columns may have shifted: please check.',
  needsName: 'No column holds names yet. Choose the column of names.',
  headerNotFound: 'No row of headings was found. Say what each column is.',
  fields: {
    fullName: 'Full name',
    familyPart: 'Family and middle name',
    givenPart: 'Given name',
    nationalNumber: 'National number',
    bornOn: 'Birth date',
    sex: 'Sex',
    male: 'Male (tick or birth date)',
    female: 'Female (tick or birth date)',
    phone: 'Phone',
    address: 'Address',
    employeeNo: 'Employee number',
    section: 'Section, line, department',
    joinedOn: 'Joined the union on',
    sectionNote: 'Section, line, shift',
    none: 'Not imported',
  },
  next: 'Continue',

  sectionsTitle: 'Into sections',
  sectionsWhat: (found, unknown) =>
    unknown === 0
      ? `All ${grouped(found)} section names of the file exist in the union.`
      : `${grouped(unknown)} section names of the file do not exist in the union. Choose the section each one is, or leave it: the name is then written in “Section, line, shift” of each person.`,
  sectionPeople: people,
  sectionAsNote: 'No such section, keep the words',
  sectionsNone:
    'This union has no sections. Their names are written in “Section, line, shift” of each person.',
  sectionsLater:
    'Sections are set up by the administrator, under More → Unions. Imported again after that, this file puts everybody into the right section, and nobody twice.',
  sectionsFoundHere: 'Sections that are missing can be set up right here.',
  sectionsFoundShared:
    'You can set up new sections right here; they write in the books of the union. One that is to keep its own books is set up before, under More → Unions.',
  sectionsFoundAll: (count) => `Set up all ${grouped(count)} that are missing`,
  sectionFound: 'Set up a section of this name',
  newBooks: 'Books of the new sections',
  newBooksHint: 'Chosen once for all of this file; it cannot be changed later.',
  newBooksOwn: 'Each keeps its own books',
  newBooksOwnHint:
    'The phone of a group head holds the people and dues of that section alone. For unions of more than 300.',
  newBooksShared: 'They write in the books of the union',
  newBooksSharedHint: 'Whoever opens the books of the union sees the people of every section.',
  newBooksLater:
    'They keep their own books: once this is sent, dues can be collected in each of them and their heads invited.',
  sectionsInto: (sections, notes) =>
    [
      sections === 0
        ? ''
        : sections === 1
          ? 'Into 1 section'
          : `Into ${grouped(sections)} sections`,
      notes === 0 ? '' : `${sections === 0 ? '' : ', '}${grouped(notes)} kept as words`,
    ].join(''),
  elsewhere: (count) =>
    count === 1
      ? '1 person stands in the book of another section than the file says. A list moves nobody from one book to another; it is said beside the person below.'
      : `${grouped(count)} people stand in the book of another section than the file says. A list moves nobody from one book to another; it is said beside each below.`,
  standsElsewhere: (stands, sheet) => `Stands in ${stands}, the file says ${sheet}: stays there.`,
  unionItself: 'the book of the union',
  sectionNew: (name) => `${name} (new)`,
  sectionKept: (note) => `“${note}”, kept as words`,
  sectionUnnamed: 'No section in the file',
  sectionsFounded: (count) =>
    count === 1
      ? '1 new section was set up. It stays if this import is undone; close it under More → Unions if it is not needed.'
      : `${grouped(count)} new sections were set up. They stay if this import is undone; close them under More → Unions if they are not needed.`,

  previewTitle: 'Preview',
  people: (count) => `${people(count)} in the file`,
  kinds: {
    new: 'New',
    changed: 'Changed',
    same: 'Same',
    duplicate: 'Duplicate?',
    faulty: 'To mend',
  },
  kindChip: (label, count) => `${label} ${grouped(count)}`,
  kindWhat: {
    new: 'Not on the roll yet; will be added.',
    changed: 'On the roll; what differs will be changed as in the file.',
    same: 'On the roll, nothing differs. Nothing is written.',
    duplicate: 'Left out, unless you tap “Somebody else, add”.',
    faulty: 'Left out. Mend them in the file and import it again: nobody is written a second time.',
  },
  noneOfKind: 'Nobody.',
  rowNo: (row) => `Row ${grouped(row)}`,
  change: (field, from, to) => `${field}: ${from} → ${to}`,
  blank: '(blank)',
  updateKnown: (count) => `Change ${people(count)} on the roll as in the file`,
  why: {
    'national-number': 'Same national number',
    phone: 'Same phone number',
    'name-and-birth': 'Same name and birth date',
    'employee-no': 'Same name and employee number',
    'name-only': 'Same name; the file has nothing else to tell them apart',
    'other-name': 'Same national number under quite another name',
    archived: 'Among the archived',
    'in-sheet': 'Stands further up in this file',
  },
  whyWhom: (why, name) => `${why}: ${name}`,
  whySameRow: (row) => `The same as row ${grouped(row)} of the file`,
  addAnyway: 'Somebody else, add',
  faults: {
    'missing-name': 'no name',
    'bad-national-number': 'the national number has not 12 digits',
    'rounded-national-number': 'Excel rounded the national number; its last digits are lost',
    'bad-date': 'a date cannot be read',
    'future-date': 'a date lies ahead',
    'bad-sex': 'the sex is unclear',
    'bad-phone': 'the phone number is wrong',
    'cell-error': 'a cell shows a formula error (#REF!, #N/A)',
    'text-too-long': 'a cell is too long',
  },
  repairs: {
    'padded-national-number': 'a lost zero was put back before the national number',
    'legacy-encoding': 'converted from an old font',
  },
  noName: '(no name)',
  takesFaulty: 'Import rows that have a name all the same, and leave the bad cells blank',
  saveFaulty: 'Save the rows to mend',
  faultyFile: 'rows-to-mend.csv',
  faultyHeadings: ['Row', 'Full name', 'To mend'],
  goWriting: (created, changed) =>
    changed === 0
      ? `Add ${people(created)}`
      : created === 0
        ? `Change ${people(changed)}`
        : `Add ${grouped(created)}, change ${grouped(changed)}`,
  nothingToDo: 'Nothing to write',
  continues: (time, count) =>
    `The import of ${time} has already written ${people(count)} of this file. Going on keeps it one import, undone as a whole.`,

  termsTitle: 'About the new people',
  termsCount: people,
  stepWhat: 'These people',
  stepApplied: 'Apply to join',
  stepAppliedHint: 'They wait for the committee; no dues yet.',
  stepAdmitted: 'Are members already',
  stepAdmittedHint: 'In good standing.',
  since: 'Members since',
  sinceHint: (known, of) =>
    known === 0
      ? 'The file does not say since when; this day is written for everybody.'
      : `The file has the day of ${people(known)}; this day is for the other ${grouped(of - known)}.`,
  decision: 'Decision of admission',
  decisionHint: 'Number and day, if there is one',
  consentHow: 'How did they agree to their data being kept?',
  consentList: 'They signed on paper',
  consentListHint: 'A list or forms with everybody’s own signature, kept by the union.',
  consentRead: 'Read out to each of them',
  consentReadHint: 'Tick each one who heard it and said yes; the others can follow later.',
  consentNotEnough:
    'A list made by the company, a payroll, or nobody objecting is no consent (Law 91/2025/QH15).',
  consentSays: 'The words of consent:',
  attest: (count) =>
    count === 1
      ? 'I have checked: this person has signed below these words, and the union keeps the paper'
      : `I have checked: all ${people(count)} have signed below these words, and the union keeps the paper`,
  someUnsigned: 'Some have not signed',
  problemsOf: {
    since: 'There is no such day, or it lies ahead. Write it as 22/11/2026.',
    attest: 'Not ticked. Without consent their data must not be kept.',
    how: 'Choose one.',
    decision: 'Longer than 120 characters. Please shorten it.',
  },

  ticksTitleRead: 'Who has agreed?',
  ticksTitleList: 'Untick who has not signed',
  ticked: (count, of) => `${grouped(count)} of ${people(of)} agreed`,
  ticksWhat: 'Who is not ticked is not written; import this file again later to add them.',
  noneTicked: 'Nobody is ticked yet.',

  savingTitle: 'Writing',
  saved: (done, of) => `${grouped(done)} of ${people(of)}`,
  savingWhat: 'Being saved on this device. You may stop at any time; what is written stays.',
  stop: 'Stop',
  goOn: 'Go on',

  doneTitle: 'Imported',
  stoppedTitle: 'Stopped',
  doneWhat: (created, changed) =>
    changed === 0
      ? `Added ${people(created)}, saved on this device.`
      : `Added ${people(created)}, changed ${grouped(changed)}, saved on this device.`,
  leftOut: (count) => `${people(count)} of the file are not written yet.`,
  refusedRows: (rows) => `These rows could not be written: ${rows}.`,
  sentLater: 'Once there is a network, opening the app sends it.',
  toRoll: 'See the roll',
  undoThis: 'Undo this import',

  past: 'Earlier imports',
  pastWhat: (created, changed) =>
    changed === 0
      ? `${people(created)} added`
      : `${people(created)} added, ${grouped(changed)} changed`,
  pastTwins: (count) =>
    `${people(count)} of this import stand on the roll a second time (imported on two phones?). If it was imported twice, undo one of them.`,
  undo: 'Undo',
  undoTitle: (time) => `Undo the import of ${time}?`,
  undoWhat: (removed, restored) =>
    [
      removed === 0 ? '' : `${people(removed)} leave the roll.`,
      restored === 0 ? '' : `${people(restored)} become as they were before.`,
      'What was changed after this import stays. The history keeps both.',
    ]
      .filter((part) => part !== '')
      .join(' '),
  undoKept: (count, names) =>
    `${people(count)} stay, for they were edited, paid dues or made a request since: ${names}. Open each one to archive it where needed.`,
  undoing: 'Undoing',
  undone: (removed, restored) =>
    restored === 0
      ? `Undone: ${people(removed)} left the roll.`
      : `Undone: ${people(removed)} left the roll, ${grouped(restored)} are as before.`,
  nothingToUndo: 'Nothing is left to undo.',
  andMore: (names, more) => `${names} and ${grouped(more)} more`,
};
