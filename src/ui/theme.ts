/**
 * The theme for Mantine, and the list of building blocks that screens are made of:
 *
 * frame     Screen (title, subtitle, back, state, actions, bottom, footNote, wide, flush) · AppFrame (tabs, rail, bars)
 *           BottomButtons (two acts side by side) · Card (title, aside, bare) · Stack (gap) · Columns (two on a laptop)
 * acts      PrimaryButton · SecondaryButton · DangerButton · QuietButton  (children, href | onClick | form,
 *           busy, small, full)
 *           ActionTiles (tiles: label, icon, href) · AppLink (href)  ·  useGo() → go(href)  · ConfirmDialog
 * form      Form (onSubmit, errors) · TextField · WordsField · AmountField · DateField · ChoiceField · SelectField
 *           CheckField · SearchField · FilterChips;  an error is { field: id of the field, text }
 *           WordsChooser · useUnsavedForm(isDirty) → call it when saved, before going elsewhere
 * reading   List + ListRow (title, subtitle, right, chip, href | onClick, lead, action) · Facts (label, value) · Amount
 *           StateChip (waiting, safe, check, void) · Chip (tone) · Notice (tone, title, action) · EmptyState
 *           ProgressLine (label, done, of) · Marked (text, ranges) · Icon (name)
 * telling   useSavedFlash() → flash(text) · useText() → the sentences (useFrameText() in ui/ and before unlock)
 *           SaveProblemNotice (kind of a SaveProblem) · Doorway (screens before the book is open) · RowOpener (ListRow without li)
 */
import { createTheme } from '@mantine/core';

export const theme = createTheme({
  fontFamily: 'var(--font)',
  primaryColor: 'blue',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
});
