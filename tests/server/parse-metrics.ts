// Reads figures as Prometheus does (text format 0.0.4), and throws at whatever it would not take.

export interface ReadMetrics {
  /** By name and labels, as they were written. */
  readonly values: ReadonlyMap<string, number>;
  readonly types: ReadonlyMap<string, string>;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const SAMPLE = new RegExp(`^(${NAME})((?:\\{${LABEL}(?:,${LABEL})*\\})?) (\\S+)$`);
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram)$`);
const HELP = new RegExp(`^# HELP (${NAME}) \\S.*$`);

export const parseMetrics = (text: string): ReadMetrics => {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const values = new Map<string, number>();
  const types = new Map<string, string>();
  let family = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const [, typed, type] = TYPE.exec(line) ?? [];
    if (typed !== undefined && type !== undefined) {
      if (types.has(typed)) throw new Error(`told twice: ${typed}`);
      types.set(typed, type);
      family = typed;
    } else if (!HELP.test(line)) {
      const [, name, labels = '', number = ''] = SAMPLE.exec(line) ?? [];
      if (name === undefined) throw new Error(`no sample: ${line}`);
      const ends = types.get(family) === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
      if (!ends.some((end) => name === family + end)) throw new Error(`out of place: ${line}`);
      const value = number === '+Inf' ? Infinity : Number(number);
      if (Number.isNaN(value)) throw new Error(`no number: ${line}`);
      if (values.has(name + labels)) throw new Error(`twice: ${line}`);
      values.set(name + labels, value);
    }
  }
  risingBuckets(values);
  return { values, types };
};

/** Each bucket holds the ones below it, and the last one all that were counted. */
const risingBuckets = (values: ReadonlyMap<string, number>): void => {
  let before = 0;
  for (const [name, value] of values) {
    const isBucket = /_bucket\{/.test(name);
    if (isBucket && value < before) throw new Error(`falls: ${name}`);
    const isLast = name.includes('le="+Inf"');
    if (isLast) {
      const count = name
        .replace('_bucket', '_count')
        .replace(/,?le="\+Inf"/, '')
        .replace('{}', '');
      if (values.get(count) !== value) throw new Error(`another count than ${name}`);
    }
    before = isBucket && !isLast ? value : 0;
  }
};
