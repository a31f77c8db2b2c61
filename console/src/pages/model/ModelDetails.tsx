import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useI18n } from '@/i18n';
import { isCategory } from '@/lib/category';
import { callBody } from '@/playground/call/body';
import type { Draft } from '@/playground/call/draft';
import { emptyDraft } from '@/playground/call/savedDraft';
import { promptUse, type Model } from '@/playground/catalogue/config';
import { slotsOf } from '@/playground/catalogue/inputs';
import { CodeSample } from '@/playground/samples/CodeSample';
import { buttonClass } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { PageHeader } from '@/ui/PageHeader';
import { Calculator } from './Calculator';
import { Figures } from './Figures';
import { ModelFacts } from './ModelFacts';
import { OptionTable } from './OptionTable';

export function ModelDetails({ model }: { model: Model }) {
  const { t } = useI18n();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(model.slug));
  return (
    <>
      <Link to="/models" className="mb-3 inline-flex items-center gap-1.5 text-sm text-ink-3 hover:text-ink">
        <ArrowLeft size={14} aria-hidden />
        {t('models.title')}
      </Link>
      <PageHeader
        title={model.name}
        lead={model.description}
        actions={
          <>
            <CopyButton kind="button" text={model.slug} label={model.slug} />
            {isCategory(model.category) && (
              <>
                <Link to="/compare" search={{ models: model.slug }} className={buttonClass()}>
                  {t('compare.action')}
                </Link>
                <Link to="/" search={{ model: model.slug }} className={buttonClass('primary', 'md', 'max-sm:grow')}>
                  {t('models.try')}
                </Link>
              </>
            )}
          </>
        }
      />
      <div className="mb-4">
        <Figures model={model} />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_330px]">
        <div className="grid min-w-0 gap-4">
          <OptionTable model={model} />
          <section className="card min-w-0 p-4">
            <h2 className="mb-3 font-semibold">{t('create.code')}</h2>
            <CodeSample model={model} body={callBody(model, sampleDraft(model, draft))} />
          </section>
        </div>
        <div className="grid gap-4 max-lg:row-start-1 lg:sticky lg:top-[68px]">
          <Calculator model={model} draft={draft} onChange={setDraft} />
          <ModelFacts model={model} />
        </div>
      </div>
    </>
  );
}

// What a caller has to fill in stands as an ellipsis.
function sampleDraft(model: Model, draft: Draft): Draft {
  const required = slotsOf(model).filter(({ rule }) => rule.required);
  const files = required.map(({ name, rule }) => [name, { url: 'https://…', preview: '', name: '', media: rule.media }]);
  return { ...draft, prompt: draft.prompt || (promptUse(model) === 'none' ? '' : '…'), files: Object.fromEntries(files) };
}
