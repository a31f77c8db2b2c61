import { useI18n } from '@/i18n';
import { configOf, type Model } from '@/playground/catalogue/config';
import { allOptions } from '@/playground/catalogue/controls';
import { useOptionText } from '@/playground/optionForm/useOptionText';
import { Badge } from '@/ui/Badge';
import { Scroll } from '@/ui/Scroll';
import { useRuleText } from './useRuleText';

/** Files and options as the API takes them: names and values are those of programs. */
export function OptionTable({ model }: { model: Model }) {
  const { t } = useI18n();
  const { nameOf } = useOptionText();
  const ruleText = useRuleText();
  return (
    <section className="card overflow-hidden">
      <div className="px-4 pt-4">
        <h2 className="font-semibold">{t('models.optionsTitle')}</h2>
        <p className="text-sm text-ink-3">{t('models.optionsLead')}</p>
      </div>
      <Scroll label={t('models.optionsTitle')} className="mt-2">
        <table className="table min-w-[560px]">
          <thead>
            <tr>
              {(['option', 'type', 'allowed', 'def'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`models.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(configOf(model).inputs ?? {}).map(([name, rule]) => (
              <tr key={name}>
                <NameCell name={name} label={nameOf(name)} />
                <td>{t(rule.media === 'image' ? 'models.imageLink' : 'models.audioLink')}</td>
                <td>{rule.required ? <Badge tone="accent">{t('common.required')}</Badge> : t('common.optional')}</td>
                <td>—</td>
              </tr>
            ))}
            {allOptions(model).map(([name, rule]) => (
              <tr key={name}>
                <NameCell name={name} label={nameOf(name, rule)} />
                <td className="whitespace-nowrap">{rule.type?.join(', ') ?? '—'}</td>
                <td className="num max-w-[280px] text-ink-2">{ruleText(rule)}</td>
                <td className="mono">{rule.default === undefined ? '—' : String(rule.default)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

// `aspect_ratio` reads as "Aspect ratio" by itself.
const isSame = (name: string, label: string) => name.replaceAll('_', ' ') === label.toLowerCase();

const NameCell = ({ name, label }: { name: string; label: string }) => (
  <td>
    <span className="mono">{name}</span>
    {!isSame(name, label) && <div className="text-xs text-ink-3">{label}</div>}
  </td>
);
