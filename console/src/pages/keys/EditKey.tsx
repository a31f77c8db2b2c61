import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeKey, type ApiKey } from '@/api/queries/keys';
import { useI18n } from '@/i18n';
import { FormDialog } from '@/ui/FormDialog';
import { useToast } from '@/ui/Toasts';
import { formOf, isComplete, limitsOf } from './form';
import { KeyFields } from './KeyFields';

export function EditKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const [form, setForm] = useState(() => formOf(apiKey));
  const change = useMutation({
    mutationFn: () => changeKey(apiKey.id, limitsOf(form)),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['keys'] });
      toast(t('common.saved'));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('keys.editTitle', { name: apiKey.name })}
      submit={t('common.save')}
      act={change}
      lacks={!isComplete(form) && t('keys.lacks')}
      onClose={onClose}
    >
      {(errors) => <KeyFields form={form} onChange={setForm} errors={errors} />}
    </FormDialog>
  );
}
