/** What the number field made known: the facts in the digits, a card's warnings, or what was scanned instead. */
import { maskNationalNumber } from '#domain/roster/citizen-number.ts';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import type { NumberNews } from './member-draft.ts';
import styles from './member.module.css';

export const NumberNewsNotice = (props: { readonly news: NumberNews; readonly number: string }) => {
  const { roster: text } = useText();
  const { news } = props;
  switch (news.kind) {
    case 'none':
      return null;
    case 'number': {
      const { sex, birthYear, birthplace } = news.facts;
      return (
        <p className={styles.dim} role="status">
          {text.fromNumber(text[sex], birthYear, birthplace)}
        </p>
      );
    }
    case 'card':
      return (
        <Notice tone={news.warnings.length === 0 ? 'info' : 'warn'} title={text.fromCard} live>
          {news.warnings.length === 0
            ? maskNationalNumber(props.number)
            : news.warnings.map((warning) => <p key={warning}>{text.cardWarnings[warning]}</p>)}
        </Notice>
      );
    case 'not-a-card':
      return (
        <Notice tone="danger" live>
          {text.cardRefusals[news.why]}
        </Notice>
      );
  }
};
