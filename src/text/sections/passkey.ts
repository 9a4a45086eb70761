/** A passkey of the device: offered, set, asked for at the lock, removed. In both languages. */

import { passkeyEn } from './passkey-en.ts';
import { passkeyVi } from './passkey-vi.ts';

export const passkeyText = { vi: passkeyVi, en: passkeyEn };
