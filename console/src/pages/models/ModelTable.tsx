import type { ModelStats } from '@/api/queries/stats';
import { useI18n } from '@/i18n';
import type { Model } from '@/playground/catalogue/config';
import { ModelRow } from './ModelRow';

interface ModelTableProps {
  models: Model[];
  stats: Map<string, ModelStats> | undefined;
  cheapest: Set<string>;
}

/** A table; on a phone its rows are cards of two columns. */
export function ModelTable({ models, stats, cheapest }: ModelTableProps) {
  const { t } = useI18n();
  return (
    <div className="card overflow-hidden">
      <table className="table max-md:block">
        <thead className="max-md:sr-only">
          <tr>
            <th scope="col">{t('gallery.model')}</th>
            <th scope="col">{t('models.capability')}</th>
            <th scope="col">{t('models.served')}</th>
            <th scope="col" className="r">
              {t('models.speed')}
            </th>
            <th scope="col" className="r">
              {t('models.price')}
            </th>
            <th scope="col">
              <span className="sr-only">{t('models.try')}</span>
            </th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {models.map((model) => (
            <ModelRow key={model.slug} model={model} stats={stats?.get(model.slug)} isCheapest={cheapest.has(model.slug)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
