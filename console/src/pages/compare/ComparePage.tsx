import { useNavigate } from '@tanstack/react-router';
import { modelForInput } from '@/playground/catalogue/chooseModel';
import { formOptions } from '@/playground/catalogue/controls';
import type { Model } from '@/playground/catalogue/config';
import { OptionForm } from '@/playground/optionForm/OptionForm';
import { ResultContext, type ResultTarget } from '@/playground/results/ResultContext';
import { useI18n } from '@/i18n';
import { CompareBox } from './CompareBox';
import { Comparisons } from './Comparisons';
import { ModelChips } from './ModelChips';
import { useComparison } from './useComparison';
import { useSumPrice } from './useSumPrice';

export function ComparePage({ models }: { models: Model[] }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const comparison = useComparison(models);
  const price = useSumPrice(comparison.models, comparison.drafts);
  const target: ResultTarget = {
    models,
    canTake: (media) => modelForInput(models, comparison.models[0]!, media) !== undefined,
    takeAsInput: (url) => void navigate({ to: '/', search: { image: url } }),
    edit: (run) => void navigate({ to: '/', search: { model: run.slug, prompt: run.prompt } }),
  };
  const hasOptions = formOptions(comparison.shared).length > 0;

  return (
    <ResultContext value={target}>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_300px]">
        <div className="grid min-w-0 gap-4">
          <ModelChips all={models} comparison={comparison} costs={price.costs} />
          <CompareBox comparison={comparison} price={price} />
        </div>
        {hasOptions && (
          <section aria-label={t('create.options')} className="card p-4">
            <h2 className="mb-1 font-semibold">{t('create.options')}</h2>
            <p className="mb-4 text-sm text-ink-3">{t('compare.optionsLead')}</p>
            <OptionForm model={comparison.shared} options={comparison.options} onChange={comparison.setOptions} />
          </section>
        )}
      </div>
      <Comparisons />
    </ResultContext>
  );
}
