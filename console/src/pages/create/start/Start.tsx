import { useI18n } from '@/i18n';
import { findModel } from '@/playground/catalogue/chooseModel';
import { usePlayground } from '../usePlayground';
import { ExampleCard } from './ExampleCard';
import { examplesOf } from './examples';
import { RecentTiles } from './RecentTiles';

/** Before the first run: three examples with their prices, and the latest results. */
export function Start() {
  const { t } = useI18n();
  const { models, category } = usePlayground();
  const examples = examplesOf(category).flatMap((example) => {
    const model = findModel(models, example.model);
    return model?.available ? [{ ...example, model }] : [];
  });
  return (
    <div className="m-auto w-full py-6">
      <h2 className="text-2xl font-semibold">{t('create.emptyTitle')}</h2>
      <p className="mt-1 text-ink-2">{t(examples.length > 0 ? 'create.emptyLead' : 'create.emptyFileLead')}</p>
      {examples.length > 0 && (
        <ul className="mt-5 grid gap-2 sm:grid-cols-3">
          {examples.map((example) => (
            <li key={example.text} className="grid">
              <ExampleCard {...example} />
            </li>
          ))}
        </ul>
      )}
      <RecentTiles />
    </div>
  );
}
