import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { exportAccount } from '@/api/queries/exports';
import { useI18n } from '@/i18n';
import { saveFile } from '@/lib/saveFile';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import { Section } from './Section';

export function OwnData() {
  const { t } = useI18n();
  const save = useMutation({ mutationFn: exportAccount, onSuccess: (archive) => saveFile(archive, 'tessera-export.zip') });
  return (
    <Section title={t('settings.data')} note={t('settings.dataLead')}>
      {save.error && <ErrorBox error={save.error} />}
      <Button icon={<Download size={15} aria-hidden />} busy={save.isPending} onClick={() => save.mutate()} className="justify-self-start">
        {t('settings.export')}
      </Button>
      <p className="text-sm text-ink-3">{t('settings.exportHint')}</p>
    </Section>
  );
}
