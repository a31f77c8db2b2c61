import { Link } from '@tanstack/react-router';
import { useModels, type Model } from '@/api/queries/models';
import { useI18n } from '@/i18n';
import { buttonClass } from '@/ui/Button';
import type { Audience } from './draft';
import { StepHeading } from './StepHeading';

const cheapestImage = (models: Model[]) =>
  models
    .filter((model) => model.category === 'image' && model.available && Object.keys(model.config.inputs ?? {}).length === 0)
    .sort((a, b) => a.token_cost - b.token_cost)[0];

export function DoneStep({ audience }: { audience: Audience }) {
  const { t } = useI18n();
  const { data: models = [] } = useModels();
  const address = `${location.origin}${import.meta.env.BASE_URL}`;
  return (
    <section className="fade-up grid gap-5">
      <StepHeading title={t('setup.doneTitle')} lead={t('setup.doneLead')} />
      {audience === 'customers' && <p className="text-ink-2 [overflow-wrap:anywhere]">{t('setup.doneCustomers', { address })}</p>}
      <div className="flex flex-wrap gap-2">
        <Link
          to="/"
          search={{ type: 'image', model: cheapestImage(models)?.slug, prompt: t('setup.firstPrompt') }}
          className={buttonClass('primary', 'lg')}
        >
          {t('setup.doneAction')}
        </Link>
        {audience === 'team' && (
          <Link to="/admin" className={buttonClass('plain', 'lg')}>
            {t('setup.addTeam')}
          </Link>
        )}
      </div>
    </section>
  );
}
