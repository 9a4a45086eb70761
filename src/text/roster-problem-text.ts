/** A refusal of the roll as a sentence that says how to mend it. */
import type { RosterProblem } from '#domain/roster/acts.ts';
import type { RosterText } from './sections/roster-vi.ts';

/** @param text the section of the roll, in the officer's language */
export const rosterSentence = (problem: RosterProblem, text: RosterText): string => {
  switch (problem.kind) {
    case 'text-too-long':
      return text.problems['text-too-long'](problem.lengthMax);
    case 'bad-phone':
      return isPhoneWhy(problem.why, text)
        ? text.phoneProblems[problem.why]
        : text.phoneProblems['not-a-phone'];
    case 'bad-date':
      return text.problems[problem.field === 'stepOn' ? 'bad-day' : 'bad-date'];
    case 'missing-name':
    case 'bad-national-number':
    case 'future-date':
    case 'missing-text':
    case 'missing-consent':
    case 'nothing-changed':
    case 'nothing-to-resolve':
      return text.problems[problem.kind];
    case 'no-such-tag':
      return text.problems.other;
  }
};

const isPhoneWhy = (why: string, text: RosterText): why is keyof RosterText['phoneProblems'] =>
  Object.hasOwn(text.phoneProblems, why);
