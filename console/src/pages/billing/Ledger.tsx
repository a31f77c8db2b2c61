import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ledgerQuery } from '@/api/queries/ledger';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { Skeleton } from '@/ui/Skeleton';
import { storiesOf } from './stories';
import { StoryLine } from './StoryLine';

export function Ledger() {
  const { t } = useI18n();
  const lines = useInfiniteQuery(ledgerQuery);
  const stories = useMemo(() => storiesOf(lines.data?.pages.flatMap((page) => page.items) ?? []), [lines.data]);
  return (
    <section aria-labelledby="ledger" className="card overflow-hidden">
      <div className="border-b border-line px-4 py-3.5">
        <h2 id="ledger" className="font-semibold">
          {t('billing.ledger')}
        </h2>
        <p className="text-sm text-ink-3">{t('billing.ledgerLead')}</p>
      </div>
      {lines.isError ? (
        <div className="p-4">
          <ErrorBox error={lines.error} onRetry={() => void lines.refetch()} />
        </div>
      ) : lines.isPending ? (
        <div className="grid gap-4 p-4">
          {[1, 2, 3, 4, 5].map((one) => (
            <Skeleton key={one} className="h-9" />
          ))}
        </div>
      ) : stories.length === 0 ? (
        <Empty quiet title={t('billing.noLines')} lead={t('billing.noLinesLead')} />
      ) : (
        <ol>
          {stories.map((story) => (
            <StoryLine key={story.id} story={story} />
          ))}
        </ol>
      )}
      {lines.hasNextPage && (
        <div className="border-t border-line p-3 text-center">
          <Button size="sm" busy={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </section>
  );
}
