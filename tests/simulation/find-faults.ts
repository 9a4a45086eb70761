// Whether the simulation finds what it is there for: one process a fault, two at a time.
import { spawn } from 'node:child_process';
import { FAULTS, type Fault } from './faults.ts';

const SEEDS_MAX = 200;
const STEPS = 200;
const LANES = 2;
const folder = import.meta.dirname;

/**
 * Prints a line a fault; 0 where every one was found.
 * @param named a part of the name of those that are looked for; left out, all
 */
export const findFaults = async (named = ''): Promise<0 | 1> => {
  const asked = FAULTS.filter(({ name }) => name.includes(named));
  const waiting = [...asked];
  let missed = 0;
  const lane = async (): Promise<void> => {
    for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
      const found = await look(fault);
      if (found === undefined) missed += 1;
      console.log(`${found === undefined ? '✗' : '✓'} ${fault.name}: ${found ?? 'not found'}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  console.log(`${asked.length - missed} of ${asked.length} faults found`);
  return missed === 0 ? 0 : 1;
};

/** By what it was found; a fault whose text is not in its file exactly once is not found either. */
const look = ({ name }: Fault): Promise<string | undefined> =>
  new Promise((resolve) => {
    const asked = ['--seeds', `1..${SEEDS_MAX}`, '--steps', String(STEPS), '--first'];
    const child = spawn(
      process.execPath,
      ['--import', `${folder}/plant-fault.ts`, `${folder}/simulate.ts`, ...asked],
      { env: { ...process.env, SIMULATED_FAULT: name }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    const hear = (text: string): void => {
      output += text;
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('close', () => {
      const unplanted = /^Error: .*its text stands \d+ times.*$/m.exec(output)?.[0];
      if (unplanted !== undefined) console.log(unplanted);
      resolve(/^seed .*$/m.exec(output)?.[0].slice(0, 160));
    });
  });
