import type { ReactNode } from 'react';
import { useI18n } from '@/i18n';
import { configOf, type Model } from '@/playground/catalogue/config';
import { allOptions } from '@/playground/catalogue/controls';
import { useOptionText } from '@/playground/optionForm/useOptionText';
import { Badge } from '@/ui/Badge';
import { DataTable, type Column } from '@/ui/DataTable';
import { useRuleText } from './useRuleText';

interface Row {
  name: string;
  label: string;
  type: string;
  allowed: ReactNode;
  fallback: string;
}

/** Files and options as the API takes them: names and values are those of programs. */
export function OptionTable({ model }: { model: Model }) {
  const { t } = useI18n();
  const rows = useRows(model);
  const columns: Column<Row>[] = [
    { title: t('models.option'), cell: ({ name, label }) => <Name name={name} label={label} /> },
    { title: t('models.type'), cell: ({ type }) => <span className="md:whitespace-nowrap">{type}</span> },
    {
      title: t('models.allowed'),
      className: 'md:w-[42%]',
      cell: ({ allowed }) => <span className="num text-ink-2">{allowed}</span>,
    },
    { title: t('models.def'), cell: ({ fallback }) => <span className="mono">{fallback}</span> },
  ];
  return (
    <section className="card overflow-hidden">
      <div className="px-4 pt-4">
        <h2 className="font-semibold">{t('models.optionsTitle')}</h2>
        <p className="text-sm text-ink-3">{t('models.optionsLead')}</p>
      </div>
      <DataTable
        label={t('models.optionsTitle')}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.name}
        width="md:min-w-[560px]"
        className="mt-2"
      />
    </section>
  );
}

function useRows(model: Model): Row[] {
  const { t } = useI18n();
  const { nameOf } = useOptionText();
  const ruleText = useRuleText();
  const files = Object.entries(configOf(model).inputs ?? {}).map(([name, rule]) => ({
    name,
    label: nameOf(name),
    type: t(rule.media === 'image' ? 'models.imageLink' : 'models.audioLink'),
    allowed: rule.required ? <Badge tone="accent">{t('common.required')}</Badge> : t('common.optional'),
    fallback: '—',
  }));
  const options = allOptions(model).map(([name, rule]) => ({
    name,
    label: nameOf(name, rule),
    type: rule.type?.join(', ') ?? '—',
    allowed: ruleText(rule),
    fallback: rule.default === undefined ? '—' : String(rule.default),
  }));
  return [...files, ...options];
}

// `aspect_ratio` reads as "Aspect ratio" by itself.
const isSame = (name: string, label: string) => name.replaceAll('_', ' ') === label.toLowerCase();

const Name = ({ name, label }: { name: string; label: string }) => (
  <>
    <span className="mono">{name}</span>
    {!isSame(name, label) && <div className="text-xs text-ink-3">{label}</div>}
  </>
);
