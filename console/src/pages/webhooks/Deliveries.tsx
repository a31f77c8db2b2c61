import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { testWebhook, webhookQueries, type Webhook } from '@/api/queries/webhooks';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { Select } from '@/ui/Select';
import { Skeleton } from '@/ui/Skeleton';
import { deliveryStates, DeliveryStatus } from './DeliveryStatus';
import { DeliverySheet } from './DeliverySheet';
import { DeliveryTable } from './DeliveryTable';
import { useSend } from './useSend';

export function Deliveries({ hook }: { hook: Webhook }) {
  const { t } = useI18n();
  const search = useSearch({ from: '/shell/webhooks' });
  const navigate = useNavigate({ from: '/webhooks' });
  const list = useInfiniteQuery(webhookQueries.deliveries(hook.id, search.status));
  const deliveries = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = deliveries.find((one) => one.id === search.delivery);
  const set = (change: { status?: string; delivery?: string }) =>
    void navigate({ search: (old) => ({ ...old, id: hook.id, ...change }), replace: true, resetScroll: false });
  const test = useSend(hook.id, () => testWebhook(hook.id), t('webhooks.testSent'));

  return (
    <div className="card min-w-0 overflow-hidden">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-3">
        <h2 className="me-auto font-semibold">{t('webhooks.deliveries')}</h2>
        <Select
          aria-label={t('webhooks.status')}
          className="!h-7 !w-auto !text-sm pointer-coarse:!h-9"
          value={search.status ?? ''}
          onChange={(event) => set({ status: event.target.value || undefined })}
        >
          <option value="">{t('webhooks.anyStatus')}</option>
          {deliveryStates.map((state) => (
            <option key={state} value={state}>
              {t(`webhooks.st_${state}`)}
            </option>
          ))}
        </Select>
        <Button
          size="sm"
          icon={<Send size={14} aria-hidden />}
          busy={test.isPending}
          blocked={!hook.enabled && t('webhooks.isDisabled')}
          onClick={() => test.mutate()}
        >
          {t('webhooks.sendTest')}
        </Button>
      </div>
      {list.isError ? (
        <div className="p-4">
          <ErrorBox error={list.error} onRetry={() => void list.refetch()} />
        </div>
      ) : list.isPending ? (
        <div className="grid gap-3 p-4">
          {[1, 2, 3, 4].map((one) => (
            <Skeleton key={one} className="h-8" />
          ))}
        </div>
      ) : deliveries.length === 0 ? (
        <Empty
          quiet
          title={t(search.status ? 'webhooks.noneMatch' : 'webhooks.none')}
          lead={search.status ? undefined : t('webhooks.noneLead')}
          action={search.status && <Button onClick={() => set({ status: undefined })}>{t('common.clear')}</Button>}
        />
      ) : (
        <DeliveryTable deliveries={deliveries} onOpen={(id) => set({ delivery: id })} />
      )}
      {list.hasNextPage && (
        <div className="border-t border-line p-3 text-center">
          <Button size="sm" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
      {open && (
        <DeliverySheet
          hook={hook}
          delivery={open}
          status={<DeliveryStatus status={open.status} />}
          onClose={() => set({ delivery: undefined })}
        />
      )}
    </div>
  );
}
