import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminQueries, setRegistration } from '@/api/queries/admin';
import { session } from '@/api/session';
import { useI18n } from '@/i18n';
import { ErrorBox } from '@/ui/ErrorBox';
import { Switch } from '@/ui/Switch';
import { useToast } from '@/ui/Toasts';
import { useMayChange } from '../useMayChange';

/** Whether people may create their own accounts, and what decides it. */
export function RegistrationCard() {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const mayChange = useMayChange();
  const rules = useQuery(adminQueries.registration());
  const change = useMutation({
    mutationFn: (open: boolean) => setRegistration(open ? 'open' : 'closed'),
    onSuccess: (changed) => {
      client.setQueryData(adminQueries.registration().queryKey, changed);
      void session.load({ fresh: true }).catch(() => undefined);
      toast(t('common.saved'));
    },
  });
  if (!rules.data) return null;
  const { mode, open, is_configured: isConfigured } = rules.data;
  return (
    <section className="card mb-3 grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <h2 className="font-medium">{t('admin.registration')}</h2>
          <p className="text-sm text-ink-2">
            {t(open ? 'admin.registrationOpen' : 'admin.registrationClosed')}
            {isConfigured ? ` ${t('admin.registrationConfigured')}` : mode === 'auto' ? ` ${t('admin.registrationAuto')}` : ''}
          </p>
        </div>
        <Switch
          label={t('admin.registrationSwitch')}
          checked={change.isPending ? change.variables : open}
          disabled={isConfigured || !mayChange || change.isPending}
          onChange={(next) => change.mutate(next)}
        />
      </div>
      {change.isError && <ErrorBox error={change.error} />}
    </section>
  );
}
