/** What just happened, where it was not simply taken: a wrong code, the same card again, a spoilt text, or all saved. */
import { SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { LIST_LINES_MAX } from '#domain/roster/register-list.ts';
import { nameOf } from './scan-save.ts';
import { membersPath } from './scan-paths.ts';
import type { BoardNews } from './use-scan-board.ts';

export const NewsNotice = ({ news }: { readonly news: BoardNews | undefined }) => {
  const text = useText();
  const { scan, roster } = text;
  switch (news?.kind) {
    case undefined:
    case 'added':
      return null;
    case 'reading':
      return (
        <p role="status">
          <strong>{scan.reading}</strong>
        </p>
      );
    case 'spoilt':
      return (
        <Notice tone="warn" title={scan.spoilt} live>
          {scan.spoiltWhat}
        </Notice>
      );
    case 'twice':
      return (
        <Notice tone="info" title={scan.twice(nameOf(news.row, text))} live>
          {scan.twiceWhat}
        </Notice>
      );
    case 'full':
      return (
        <Notice tone="warn" title={scan.full(LIST_LINES_MAX)} live>
          {scan.fullWhat}
        </Notice>
      );
    case 'not-a-card':
      return (
        <Notice tone="warn" title={scan.notTaken} live>
          {roster.cardRefusals[news.why]}
        </Notice>
      );
    case 'picture':
      return (
        <Notice tone="warn" live>
          {scan.picture[news.why]}
        </Notice>
      );
    case 'saved':
      return (
        <Notice
          tone="info"
          title={scan.savedCount(news.count)}
          action={<SecondaryButton href={membersPath}>{scan.toRoll}</SecondaryButton>}
          live
        >
          {scan.saved}
        </Notice>
      );
  }
};
