// Writes docs/protocol/*.json anew after a change of a message or a record type: `node tests/protocol/write-schema-files.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileText, messagesFile, recordsFile } from './message-schemas.ts';

const folder = join(import.meta.dirname, '../../docs/protocol');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'messages.json'), fileText(messagesFile(), 0));
writeFileSync(join(folder, 'records.json'), fileText(recordsFile()));
