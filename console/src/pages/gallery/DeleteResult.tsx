import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteGeneration } from '@/api/queries/history';
import { useI18n } from '@/i18n';
import { FormDialog } from '@/ui/FormDialog';
import { useToast } from '@/ui/Toasts';

export function DeleteResult({ id, onClose, onDeleted }: { id: number; onClose: () => void; onDeleted: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: () => deleteGeneration(id),
    onSuccess: () => {
      toast(t('gallery.deleted'));
      onDeleted();
      client.removeQueries({ queryKey: ['generation', id] });
      void client.invalidateQueries({ queryKey: ['history', 'head'] });
    },
  });
  return (
    <FormDialog asks danger title={t('gallery.deleteTitle')} submit={t('common.delete')} act={remove} onClose={onClose}>
      {() => <p className="text-ink-2">{t('gallery.deleteLead')}</p>}
    </FormDialog>
  );
}
