/** The worker in which sheets are read: the page stays quick, and its memory goes when the import ends. */
import { createImportReader, type ImportReader } from './import-reader.ts';

/** One question to the reader, by the name of its act. */
export type Asked = {
  [K in keyof ImportReader]: {
    readonly id: number;
    readonly act: K;
    readonly given: Parameters<ImportReader[K]>;
  };
}[keyof ImportReader];

export interface Answered {
  readonly id: number;
  readonly value: unknown;
}
/** On the way to an answer: so many lines of so many. */
export interface Told {
  readonly done: number;
  readonly of: number;
}

const reader = createImportReader((done, of) => {
  const told: Told = { done, of };
  self.postMessage(told);
});

const answer = (asked: Asked): unknown => {
  switch (asked.act) {
    case 'openBytes':
      return reader.openBytes(...asked.given);
    case 'openText':
      return reader.openText(...asked.given);
    case 'choose':
      return reader.choose(...asked.given);
    case 'headingsAt':
      return reader.headingsAt(...asked.given);
    case 'setField':
      return reader.setField(...asked.given);
    case 'sections':
      return reader.sections(...asked.given);
    case 'plan':
      return reader.plan(...asked.given);
  }
};

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const answered: Answered = { id: data.id, value: answer(data) };
  self.postMessage(answered);
});
