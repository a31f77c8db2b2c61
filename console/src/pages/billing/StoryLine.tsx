import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { useI18n } from '@/i18n';
import { Tokens } from '@/ui/Tokens';
import type { Story } from './stories';
import { StoryMark } from './StoryMark';
import { useStoryText } from './useStoryText';

export function StoryLine({ story }: { story: Story }) {
  const { t, date, number } = useI18n();
  const { title, detail } = useStoryText(story);
  return (
    <li className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-0">
      <StoryMark kind={story.kind} />
      <div className="min-w-0 flex-1">
        <p className="[overflow-wrap:anywhere]">
          {title}
          {detail && <span className="text-ink-3"> · {detail}</span>}
        </p>
        <p className="text-xs text-ink-3">
          <time dateTime={story.at}>{date(story.at)}</time>
          {story.generation !== null && (
            <>
              {' · '}
              <Link to="/gallery" search={{ id: story.generation }} className="link">
                #{story.generation}
              </Link>
            </>
          )}
        </p>
      </div>
      <div className="grid justify-items-end">
        <Tokens
          value={story.amount}
          sign
          className={clsx('font-medium', story.amount > 0 && 'text-ok', story.amount === 0 && 'text-ink-3')}
        />
        {story.balance !== null && <span className="num text-xs text-ink-3">{t('billing.balanceWas', { n: number(story.balance) })}</span>}
      </div>
    </li>
  );
}
