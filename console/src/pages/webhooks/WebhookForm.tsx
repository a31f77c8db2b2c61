import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeWebhook, createWebhook, type Webhook, type WebhookRequest } from '@/api/queries/webhooks';
import { useI18n } from '@/i18n';
import { CheckGroup } from '@/ui/CheckGroup';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { Input } from '@/ui/Input';

const events = ['generation.completed', 'generation.failed', 'balance.low'] as const;

interface Props {
  /** The endpoint to change; null for a new one. */
  hook: Webhook | null;
  onClose: () => void;
  onMade: (hook: Webhook) => void;
}

export function WebhookForm({ hook, onClose, onMade }: Props) {
  const { t } = useI18n();
  const client = useQueryClient();
  const [form, setForm] = useState<WebhookRequest>({
    url: hook?.url ?? '',
    description: hook?.description ?? '',
    events: hook ? events.filter((event) => hook.events.includes(event)) : [...events],
  });
  const save = useMutation({
    mutationFn: () => {
      const body = { ...form, url: form.url.trim(), description: form.description?.trim() || null };
      return hook ? changeWebhook(hook.id, body) : createWebhook(body);
    },
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: ['webhooks'] });
      if (hook) onClose();
      else onMade(saved);
    },
  });
  return (
    <FormDialog
      title={t(hook ? 'webhooks.edit' : 'webhooks.create')}
      submit={t(hook ? 'common.save' : 'webhooks.create')}
      act={save}
      lacks={(form.url.trim() === '' || form.events.length === 0) && t('webhooks.lacks')}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Field label={t('webhooks.url')} hint={t('webhooks.urlHint')} error={errors.url}>
            {(ids) => (
              <Input
                type="url"
                inputMode="url"
                autoComplete="off"
                className="mono"
                placeholder="https://"
                value={form.url}
                onChange={(event) => setForm({ ...form, url: event.target.value })}
                {...ids}
              />
            )}
          </Field>
          <Field label={t('webhooks.description')} optional error={errors.description}>
            {(ids) => (
              <Input
                maxLength={200}
                value={form.description ?? ''}
                onChange={(event) => setForm({ ...form, description: event.target.value })}
                {...ids}
              />
            )}
          </Field>
          <CheckGroup
            label={t('webhooks.events')}
            error={errors.events}
            items={events.map((event) => ({ value: event, label: event, mono: true }))}
            value={form.events}
            onChange={(chosen) => setForm({ ...form, events: chosen })}
          />
        </>
      )}
    </FormDialog>
  );
}
