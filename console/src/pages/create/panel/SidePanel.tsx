import { useSearch } from '@tanstack/react-router';
import { Code, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { useI18n } from '@/i18n';
import { Segmented } from '@/ui/Segmented';
import { CodeTab } from './CodeTab';
import { OptionsPanel } from './OptionsPanel';

/** Beside the results on a wide window: the options of the model, or the call as code. */
export function SidePanel() {
  const { t } = useI18n();
  const { tab } = useSearch({ from: '/shell/' });
  const [panel, setPanel] = useState<'options' | 'code'>(tab ?? 'options');
  return (
    <aside
      aria-label={t('create.options')}
      className="sticky top-[52px] hidden h-[calc(100dvh-52px)] flex-col border-s border-line lg:flex"
    >
      <div className="flex items-center gap-1 border-b border-line px-4 py-2">
        <Segmented
          size="sm"
          label={t('create.panel')}
          value={panel}
          onChange={setPanel}
          items={[
            { value: 'options', label: tabLabel(<Settings2 size={13} aria-hidden />, t('create.options')) },
            { value: 'code', label: tabLabel(<Code size={13} aria-hidden />, t('create.code')) },
          ]}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-4">{panel === 'options' ? <OptionsPanel /> : <CodeTab />}</div>
    </aside>
  );
}

const tabLabel = (icon: React.ReactNode, text: string) => (
  <>
    {icon}
    {text}
  </>
);
