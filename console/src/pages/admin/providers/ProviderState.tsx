import type { Provider } from '@/api/queries/admin';
import { useI18n, type TextKey } from '@/i18n';
import { Badge, type Tone } from '@/ui/Badge';

const states: Record<string, { tone: Tone; text: TextKey }> = {
  ok: { tone: 'ok', text: 'admin.healthy' },
  disabled: { tone: 'neutral', text: 'common.off' },
  refused: { tone: 'danger', text: 'admin.refused' },
  without_funds: { tone: 'danger', text: 'admin.withoutFunds' },
  failing: { tone: 'danger', text: 'admin.failing' },
};

export function ProviderState({ provider }: { provider: Provider }) {
  const { t, ago } = useI18n();
  if (provider.state === 'ok' && provider.last_accepted_at === null) return <Badge dot>{t('admin.unused')}</Badge>;
  const state = states[provider.state] ?? { tone: 'warn' as const, text: 'admin.failing' as const };
  return (
    <Badge dot tone={state.tone} title={provider.cooling_until ? t('admin.triedAgain', { time: ago(provider.cooling_until) }) : undefined}>
      {t(state.text)}
    </Badge>
  );
}
