import { useI18n } from '@/i18n';
import { Badge, type Tone } from '@/ui/Badge';

export const deliveryStates = ['delivered', 'failed', 'pending', 'sending', 'canceled'] as const;
type State = (typeof deliveryStates)[number];

const tones: Record<State, Tone> = { delivered: 'ok', failed: 'danger', pending: 'warn', sending: 'accent', canceled: 'neutral' };

export function DeliveryStatus({ status }: { status: string }) {
  const { t } = useI18n();
  const state = deliveryStates.find((one) => one === status);
  return (
    <Badge dot tone={state ? tones[state] : 'neutral'}>
      {state ? t(`webhooks.st_${state}`) : status}
    </Badge>
  );
}
