import { useState } from 'react';
import type { SystemState } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { Switch } from '@/ui/Switch';
import { DataTable, type Column } from '@/ui/DataTable';

const sources = {
  default: 'admin.from_default',
  file: 'admin.from_file',
  environment: 'admin.from_environment',
  command_line: 'admin.from_command_line',
} as const;
const textOf = (source: string) => sources[source as keyof typeof sources] ?? sources.default;

/** The settings that somebody has set, or all of them, and where each comes from. A secret is only said to be set. */
export function ConfigTable({ config }: { config: SystemState['config'] }) {
  const { t } = useI18n();
  const [all, setAll] = useState(false);
  const shown = all ? config : config.filter((one) => one.source !== 'default');
  const columns: Column<SystemState['config'][number]>[] = [
    { title: t('admin.setting'), cell: (one) => <span className="mono [overflow-wrap:anywhere]">{one.name}</span> },
    { title: t('admin.value'), cell: (one) => <span className="mono [overflow-wrap:anywhere]">{one.value ?? '—'}</span> },
    { title: t('admin.source'), cell: (one) => <span className="text-ink-3">{t(textOf(one.source))}</span> },
  ];
  return (
    <div className="card overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-3">
        <h2 className="font-semibold">{t('admin.settings')}</h2>
        <Switch label={t('admin.allSettings')} checked={all} onChange={setAll} />
      </div>
      {shown.length === 0 ? (
        <p className="px-4 py-3 text-sm text-ink-2">{t('admin.noSettings')}</p>
      ) : (
        <DataTable label={t('admin.settings')} columns={columns} rows={shown} keyOf={(one) => one.name} width="md:min-w-[560px]" />
      )}
    </div>
  );
}
