/** The practice server: the same app over made-up data, in a directory and on a port of its own. */
import { parseArgs } from 'node:util';
import { startPractice } from './start-practice.ts';

const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
await startPractice({ fresh: values.fresh });
