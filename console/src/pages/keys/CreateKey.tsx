import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createKey, keyQueries, type CreatedKey } from '@/api/queries/keys';
import { useI18n } from '@/i18n';
import { FormDialog } from '@/ui/FormDialog';
import { emptyForm, isComplete, requestOf } from './form';
import { KeyFields } from './KeyFields';

export function CreateKey({ onClose, onMade }: { onClose: () => void; onMade: (key: CreatedKey) => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const { data: keys = [] } = useQuery(keyQueries.list());
  const [form, setForm] = useState(emptyForm);
  const create = useMutation({
    mutationFn: () => createKey(requestOf(form, Date.now())),
    onSuccess: (key) => {
      void client.invalidateQueries({ queryKey: ['keys'] });
      onMade(key);
    },
  });
  return (
    <FormDialog
      title={t('keys.create')}
      submit={t('keys.create')}
      act={create}
      lacks={!isComplete(form) && t('keys.lacks')}
      onClose={onClose}
    >
      {(errors) => <KeyFields isNew form={form} taken={keys.map((one) => one.name)} onChange={setForm} errors={errors} />}
    </FormDialog>
  );
}
