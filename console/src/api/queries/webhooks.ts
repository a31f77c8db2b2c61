import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, must, type Schemas } from '../client';

export type Webhook = Schemas['WebhookSummary'];
export type Delivery = Schemas['DeliverySummary'];
export type WebhookRequest = Schemas['CreateWebhookRequest'];

const isOpen = (delivery: Delivery) => delivery.status === 'pending' || delivery.status === 'sending';

export const webhookQueries = {
  list: () =>
    queryOptions({
      queryKey: ['webhooks'],
      queryFn: ({ signal }) => must(api.GET('/api/v2/webhooks', { signal })),
      select: (page) => page.items,
    }),
  deliveries: (id: string, status: string | undefined) =>
    infiniteQueryOptions({
      queryKey: ['deliveries', id, status ?? ''],
      queryFn: ({ pageParam, signal }) =>
        must(
          api.GET('/api/v2/webhooks/{id}/deliveries', {
            params: { path: { id }, query: { limit: 30, cursor: pageParam, status: status as never } },
            signal,
          }),
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next_cursor ?? undefined,
      // A delivery on its way changes within seconds; what is settled does not change.
      refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some(isOpen) ? 2_000 : 15_000),
    }),
};

const path = (id: string) => ({ params: { path: { id } } });

/** A delivery as it is now; only the latest are asked for, among which is one that was just sent. */
export const findDelivery = async (id: string, deliveryId: string) =>
  (await must(api.GET('/api/v2/webhooks/{id}/deliveries', { params: { path: { id }, query: { limit: 30 } } }))).items.find(
    (one) => one.id === deliveryId,
  );

export const createWebhook = (body: WebhookRequest) => must(api.POST('/api/v2/webhooks', { body }));
export const changeWebhook = (id: string, body: Schemas['ChangeWebhookRequest']) =>
  must(api.PATCH('/api/v2/webhooks/{id}', { ...path(id), body }));
export const deleteWebhook = (id: string) => must(api.DELETE('/api/v2/webhooks/{id}', path(id)));
export const rotateWebhook = (id: string) => must(api.POST('/api/v2/webhooks/{id}/rotate', path(id)));
export const testWebhook = (id: string) => must(api.POST('/api/v2/webhooks/{id}/test', path(id)));
export const redeliver = (id: string, deliveryId: string) =>
  must(api.POST('/api/v2/webhooks/{id}/deliveries/{deliveryId}/redeliver', { params: { path: { id, deliveryId } } }));
