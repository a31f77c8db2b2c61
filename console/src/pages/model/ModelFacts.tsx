import { useI18n } from '@/i18n';
import { configOf, type Model } from '@/playground/catalogue/config';
import { takesImages } from '@/playground/catalogue/inputs';
import { Facts } from '@/ui/Facts';
import { Tile } from '@/ui/Tile';
import { VendorMark } from '@/ui/VendorMark';

export function ModelFacts({ model }: { model: Model }) {
  const { t, find, number } = useI18n();
  const config = configOf(model);
  const abilities = [
    model.supports_streaming && t('models.streaming'),
    takesImages(model) && t('models.vision'),
    model.is_async && t('models.async'),
  ].filter(Boolean);
  return (
    <section className="card p-4" aria-label={t('models.facts')}>
      <Facts
        rows={[
          [t('models.vendor'), mark(<VendorMark name={model.provider} size={20} />, model.provider)],
          [t('models.kind'), mark(<Tile category={model.category} />, find(`category.${model.category}`) ?? model.category)],
          [t('models.plan'), <span className="capitalize">{model.min_plan}</span>],
          [t('models.capability'), abilities.join(', ')],
          [t('models.context'), config.context_tokens && number(config.context_tokens)],
          [t('models.longestPrompt'), config.max_prompt_length && t('models.maxLength', { n: config.max_prompt_length })],
          [t('models.aliases'), model.aliases.length > 0 && <span className="mono">{model.aliases.join(', ')}</span>],
          [t('models.routes'), model.routes.length > 0 && routes(model)],
        ].map(([name, value]) => [name as string, value || null])}
      />
    </section>
  );
}

const mark = (icon: React.ReactNode, text: string) => (
  <span className="flex items-center gap-2">
    {icon}
    {text}
  </span>
);

const routes = (model: Model) => (
  <ul>
    {model.routes.map((route) => (
      <li key={`${route.provider} ${route.model}`} className="mono text-xs">
        {route.provider} · {route.model}
      </li>
    ))}
  </ul>
);
