/** The second factor of who administers: asked for, set, listed, removed. In both languages. */

import { secondFactorEn } from './second-factor-en.ts';
import { secondFactorVi } from './second-factor-vi.ts';

export const secondFactorText = { vi: secondFactorVi, en: secondFactorEn };
