import { useMutation, useQueryClient } from '@tanstack/react-query';
import { findDelivery, type Delivery } from '@/api/queries/webhooks';
import { useI18n } from '@/i18n';
import { useToast } from '@/ui/Toasts';

const interval = 300;
const patience = 10_000;

const isUnderWay = (now: Delivery, sent: Delivery) =>
  now.attempts <= sent.attempts && (now.status === 'pending' || now.status === 'sending');

/** The delivery once this attempt has ended; null when that takes longer than a reader waits. */
async function settled(hookId: string, sent: Delivery): Promise<Delivery | null> {
  const deadline = Date.now() + patience;
  let now = sent;
  while (isUnderWay(now, sent) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, interval));
    now = (await findDelivery(hookId, sent.id)) ?? now;
  }
  return isUnderWay(now, sent) ? null : now;
}

/** Sends something to an endpoint and says what came of it: that it was sent is not yet that it arrived. */
export function useSend(hookId: string, send: () => Promise<Delivery>, onItsWay: string) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: async () => {
      const sent = await send();
      void client.invalidateQueries({ queryKey: ['deliveries', hookId] });
      return settled(hookId, sent);
    },
    onSuccess: (delivery) => {
      if (!delivery) return toast(onItsWay);
      const code = String(delivery.status_code ?? '');
      if (delivery.status === 'delivered') toast(t('webhooks.answeredOk', { code }));
      else if (code) toast(t('webhooks.answeredBad', { code }), 'danger');
      else toast(t('webhooks.answeredNot', { problem: delivery.error ?? t('webhooks.noAnswer') }), 'danger');
    },
    onError: (error) => toast(error.message || t('common.errorTitle'), 'danger'),
    onSettled: () => {
      for (const key of [['deliveries', hookId], ['webhooks']]) void client.invalidateQueries({ queryKey: key });
    },
  });
}
