/** The page of the bench: what main.ts may call in the browser. */
import { measureApply, measureBulkLoad, measureSaves, layDown } from './device-benches.ts';
import { openCold, searchKeystrokes } from './cold-benches.ts';
import { measureImport } from './import-bench.ts';
import { firstSync } from './sync-bench.ts';

const api = {
  measureBulkLoad,
  measureApply,
  measureSaves,
  layDown,
  openCold,
  searchKeystrokes,
  firstSync,
  measureImport,
};
export type BenchApi = typeof api;

declare global {
  interface Window {
    bench: BenchApi;
  }
}

window.bench = api;
