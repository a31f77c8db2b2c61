import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { here } from '@/api/client';
import { recentQuery } from '@/api/queries/recent';
import { useI18n } from '@/i18n';
import { HoverVideo } from '@/ui/HoverVideo';
import { Skeleton } from '@/ui/Skeleton';
import { usePlayground } from '../usePlayground';

const most = 8;
const columns = 4;

/** The latest images or videos; nothing before there are some. */
export function RecentTiles() {
  const { t } = useI18n();
  const { category } = usePlayground();
  const recent = useQuery(recentQuery(category === 'video' ? 'video' : 'image'));
  const found = (recent.data ?? []).filter((item) => item.thumbnail_url).slice(0, most);
  // Whole rows, once there is one.
  const items = found.length < columns ? found : found.slice(0, found.length - (found.length % columns));
  if (!recent.isPending && items.length === 0) return null;
  return (
    <section aria-label={t('create.recent')}>
      <div className="mt-7 mb-2 flex min-h-[21px] items-baseline justify-between">
        <h3 className="text-sm font-medium text-ink-2">{t('create.recent')}</h3>
        <Link to="/gallery" className="link text-sm">
          {t('create.viewAll')}
        </Link>
      </div>
      <div className="grid grid-cols-2 gap-1.5 min-[480px]:grid-cols-4">
        {recent.isPending
          ? Array.from({ length: most }, (_, i) => <Skeleton key={i} className="aspect-[4/3] rounded-tile!" />)
          : items.map((item) => (
              <Link
                key={item.generation_id}
                to="/gallery"
                search={{ id: item.generation_id }}
                aria-label={item.prompt || item.model}
                className="block aspect-[4/3] overflow-hidden rounded-tile bg-sunken"
              >
                {item.type === 'video' && item.url ? (
                  <HoverVideo url={here(item.url) ?? ''} poster={here(item.thumbnail_url)} className="size-full object-cover" />
                ) : (
                  <img src={here(item.thumbnail_url)} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
                )}
              </Link>
            ))}
      </div>
    </section>
  );
}
