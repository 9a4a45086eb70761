// One of several processes of a simulation: runs the ranges it is sent, and says what became of each.
import { openSeedRanges, type RangeAsked } from './seed-range.ts';

const ranges = await openSeedRanges();
process.on('message', (asked: RangeAsked) => {
  void ranges.run(asked).then((tally) => process.send?.(tally));
});
process.on('disconnect', () => {
  ranges.throwAway();
  // A window that died in the middle of something leaves the alarm of its open tier behind.
  process.exit();
});
process.send?.('ready');
