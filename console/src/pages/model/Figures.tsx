import type { ReactNode } from 'react';
import { useStats } from '@/api/queries/stats';
import { useI18n } from '@/i18n';
import type { Model } from '@/playground/catalogue/config';
import { PriceRange } from '@/playground/PriceRange';
import { usePricing } from '@/playground/usePricing';
import { ServedBy } from '../models/ServedBy';

/** Price, typical time, success and provider; time and success are this installation's own. */
export function Figures({ model }: { model: Model }) {
  const { t, seconds, percent } = useI18n();
  const pricing = usePricing();
  const stats = useStats().data?.get(model.slug);
  const ended = stats ? stats.completed + stats.failed : 0;
  const times = [
    stats?.first_token_p50_ms && t('models.firstToken', { time: seconds(stats.first_token_p50_ms) }),
    stats?.p95_ms && t('models.slowest', { time: seconds(stats.p95_ms) }),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <section aria-label={t('models.figures')} className="card grid grid-cols-2 gap-5 p-5 sm:grid-cols-4">
      <Figure name={t('models.price')} note={pricing.unit(model)}>
        <PriceRange model={model} />
      </Figure>
      <Figure name={t('models.speed')} note={times}>
        {stats?.p50_ms ? seconds(stats.p50_ms) : '—'}
      </Figure>
      <Figure name={t('models.success')} note={ended > 0 ? t('models.calls', { n: ended }) : t('models.noCalls')}>
        {ended > 0 && stats ? percent(stats.completed / ended) : '—'}
      </Figure>
      <Figure name={t('models.served')} note="">
        <ServedBy model={model} />
      </Figure>
    </section>
  );
}

const Figure = ({ name, note, children }: { name: string; note: string; children: ReactNode }) => (
  <div className="min-w-0">
    <div className="text-xs text-ink-3">{name}</div>
    <div className="num mt-0.5 text-lg font-semibold">{children}</div>
    <div className="text-xs text-ink-3">{note}</div>
  </div>
);
