import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, must, type Schemas } from '../client';

// A model's own options are members that the document does not list, so the body is wider than its type.
/** What a call with this body would be charged. The price of a body does not change while the page is open. */
export const priceQuery = (slug: string, body: Record<string, unknown>) =>
  queryOptions({
    queryKey: ['price', slug, body],
    queryFn: ({ signal }) =>
      must(
        api.POST('/api/v2/models/{slug}/calculate-price', { params: { path: { slug } }, body: body as Schemas['PriceRequest'], signal }),
      ),
    staleTime: 300_000,
    placeholderData: keepPreviousData,
    // A body that is refused is refused again.
    retry: false,
  });
