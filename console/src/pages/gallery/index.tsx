import { useNavigate, useSearch } from '@tanstack/react-router';
import { LayoutGrid, Rows3 } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useI18n } from '@/i18n';
import type { GallerySearch } from './search';
import { ErrorBox } from '@/ui/ErrorBox';
import { PageHeader } from '@/ui/PageHeader';
import { Segmented } from '@/ui/Segmented';
import { Filters } from './Filters';
import { filtersOf, isFiltered } from './filters';
import { Grid } from './Grid';
import { Lightbox } from './Lightbox';
import { LoadingGrid } from './LoadingGrid';
import { NoResults } from './NoResults';
import { RequestLog } from './RequestLog';
import { useResults } from './useResults';

export default function GalleryPage() {
  const { t } = useI18n();
  const search = useSearch({ from: '/shell/gallery' });
  const navigate = useNavigate({ from: '/gallery' });
  const { id, ...shown } = search;
  const key = JSON.stringify(filtersOf(shown));
  const filters = useMemo(() => JSON.parse(key) as ReturnType<typeof filtersOf>, [key]);
  const { pages, items, total, hasMore, isSearching, loadMore, remove } = useResults(filters);
  const set = useCallback(
    (change: Partial<GallerySearch>, replace = true) =>
      void navigate({ search: (old) => ({ ...old, ...change }), replace, resetScroll: false }),
    [navigate],
  );
  const clear = () => void navigate({ search: { view: search.view }, replace: true });
  const open = useCallback((one: number) => set({ id: one }, false), [set]);
  const view = (
    <Segmented
      size="sm"
      label={t('gallery.view')}
      value={search.view ?? 'grid'}
      onChange={(next) => set({ view: next === 'list' ? 'list' : undefined })}
      items={[
        { value: 'grid', label: <Labelled icon={<LayoutGrid size={14} aria-hidden />} text={t('gallery.viewGrid')} /> },
        { value: 'list', label: <Labelled icon={<Rows3 size={14} aria-hidden />} text={t('gallery.viewList')} /> },
      ]}
    />
  );

  return (
    <>
      <PageHeader
        title={t('gallery.title')}
        count={pages.isSuccess ? t(total === null ? 'gallery.soFar' : 'gallery.total', { n: total ?? items.length }) : undefined}
        lead={t('gallery.lead')}
        actions={view}
      />
      <Filters search={shown} onChange={set} onClear={clear} />
      {pages.isError ? (
        <ErrorBox error={pages.error} onRetry={() => void pages.refetch()} />
      ) : pages.isPending || isSearching ? (
        <LoadingGrid />
      ) : items.length === 0 ? (
        <NoResults filtered={isFiltered(search)} onClear={clear} />
      ) : search.view === 'list' ? (
        <RequestLog items={items} total={total ?? -1} hasMore={hasMore} onMore={loadMore} onOpen={open} />
      ) : (
        <Grid items={items} total={total ?? -1} hasMore={hasMore} onMore={loadMore} onOpen={open} />
      )}
      {id !== undefined && (
        <Lightbox
          id={id}
          items={items}
          onMore={loadMore}
          onGo={(next) => set({ id: next })}
          onClose={() => set({ id: undefined })}
          onDeleted={remove}
        />
      )}
    </>
  );
}

function Labelled({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <>
      {icon}
      {text}
    </>
  );
}
