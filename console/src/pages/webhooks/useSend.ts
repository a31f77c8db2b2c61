import { useMutation, useQueryClient } from '@tanstack/react-query';
import { findDelivery, type Delivery } from '@/api/queries/webhooks';
import { useI18n } from '@/i18n';
import { useToast } from '@/ui/Toasts';

const interval = 300;
/** How long the button is busy; what comes of it later is said all the same. */
const patience = 10_000;
const watchedEvery = 2_000;
const watchedFor = 600_000;

const isUnderWay = (now: Delivery, sent: Delivery) =>
  now.attempts <= sent.attempts && (now.status === 'pending' || now.status === 'sending');

/** The delivery once this attempt has ended; null where it has not within this time. */
async function settled(hookId: string, sent: Delivery, within: number, every: number): Promise<Delivery | null> {
  const deadline = Date.now() + within;
  let now = sent;
  while (isUnderWay(now, sent) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, every));
    now = (await findDelivery(hookId, sent.id)) ?? now;
  }
  return isUnderWay(now, sent) ? null : now;
}

/** Sends something to an endpoint and says what came of it: that it was sent is not yet that it arrived. */
export function useSend(hookId: string, send: () => Promise<Delivery>, onItsWay: string) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const tell = (delivery: Delivery) => {
    const code = String(delivery.status_code ?? '');
    if (delivery.status === 'delivered') toast(t('webhooks.answeredOk', { code }));
    else if (code) toast(t('webhooks.answeredBad', { code }), 'danger');
    else toast(t('webhooks.answeredNot', { problem: delivery.error ?? t('webhooks.noAnswer') }), 'danger');
  };
  const refresh = () => {
    for (const key of [['deliveries', hookId], ['webhooks']]) void client.invalidateQueries({ queryKey: key });
  };
  const watch = async (sent: Delivery) => {
    const delivery = await settled(hookId, sent, watchedFor, watchedEvery);
    if (delivery) tell(delivery);
    refresh();
  };
  return useMutation({
    mutationFn: async () => {
      const sent = await send();
      void client.invalidateQueries({ queryKey: ['deliveries', hookId] });
      return { sent, delivery: await settled(hookId, sent, patience, interval) };
    },
    onSuccess: ({ sent, delivery }) => {
      if (delivery) return tell(delivery);
      toast(onItsWay);
      // A server that cannot be reached has a bar of its own.
      watch(sent).catch(() => undefined);
    },
    onError: (error) => toast(error.message || t('common.errorTitle'), 'danger'),
    onSettled: refresh,
  });
}
