import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { redeliver, type Delivery, type Webhook } from '@/api/queries/webhooks';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { CodeBlock } from '@/ui/CodeBlock';
import { ErrorBox } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { Sheet } from '@/ui/Sheet';
import { Answer } from './Answer';
import { useSend } from './useSend';

interface Props {
  hook: Webhook;
  delivery: Delivery;
  status: ReactNode;
  onClose: () => void;
}

const isSoon = (time: string) => Date.parse(time) - Date.now() < 45_000;

/** One delivery: what was sent, what came back, and the button to send it again. */
export function DeliverySheet({ hook, delivery, status, onClose }: Props) {
  const { t, date, ago, number } = useI18n();
  const isOnItsWay = delivery.status === 'pending' || delivery.status === 'sending';
  const again = useSend(hook.id, () => redeliver(hook.id, delivery.id), t('webhooks.sent'));
  const footer = (
    <>
      {isOnItsWay && <p className="me-auto self-center text-sm text-ink-2">{t('webhooks.stillTrying')}</p>}
      <Button
        kind="primary"
        icon={<RotateCw size={15} aria-hidden />}
        busy={again.isPending}
        blocked={isOnItsWay && !again.isPending ? t('webhooks.stillTrying') : !hook.enabled && t('webhooks.isDisabled')}
        onClick={() => again.mutate()}
      >
        {t('webhooks.redeliver')}
      </Button>
    </>
  );
  return (
    <Sheet open title={t('webhooks.delivery')} onClose={onClose} footer={footer}>
      <div className="grid gap-5">
        {again.isError && <ErrorBox error={again.error} />}
        <Facts
          rows={[
            [t('webhooks.status'), status],
            [t('webhooks.event'), <span className="mono">{delivery.event}</span>],
            [t('webhooks.answer'), <Answer delivery={delivery} />],
            [t('webhooks.problem'), delivery.error],
            [t('webhooks.attempts'), number(delivery.attempts)],
            [t('webhooks.created'), date(delivery.created_at)],
            [
              t('webhooks.nextAttempt'),
              delivery.next_attempt_at && (isSoon(delivery.next_attempt_at) ? t('webhooks.soon') : ago(delivery.next_attempt_at)),
            ],
            ['webhook-id', <span className="mono">{delivery.message_id}</span>],
          ]}
        />
        <div>
          <h3 className="mb-1.5 text-sm font-medium">{t('webhooks.payload')}</h3>
          <CodeBlock code={JSON.stringify(delivery.payload, null, 2)} />
        </div>
        {delivery.reply && (
          <div>
            <h3 className="mb-1.5 text-sm font-medium">{t('webhooks.reply')}</h3>
            <CodeBlock code={delivery.reply} />
          </div>
        )}
      </div>
    </Sheet>
  );
}
