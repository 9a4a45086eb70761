/** How it stands with the system: what is sent, what is not, and why. In both languages. */
import { syncEn } from './sync-en.ts';
import { syncVi } from './sync-vi.ts';

export const syncText = { vi: syncVi, en: syncEn };
