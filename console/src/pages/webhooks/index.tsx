import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { webhookQueries, type Webhook } from '@/api/queries/webhooks';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { PageHeader } from '@/ui/PageHeader';
import { Skeleton } from '@/ui/Skeleton';
import { Deliveries } from './Deliveries';
import { DeleteWebhook } from './DeleteWebhook';
import { EndpointList } from './EndpointList';
import type { WebhookAction } from './EndpointMenu';
import { RotateWebhook } from './RotateWebhook';
import { SecretShown } from './SecretShown';
import { WebhookForm } from './WebhookForm';

export default function WebhooksPage() {
  const { t } = useI18n();
  const search = useSearch({ from: '/shell/webhooks' });
  const navigate = useNavigate({ from: '/webhooks' });
  const hooks = useQuery(webhookQueries.list());
  const current = hooks.data?.find((one) => one.id === search.id) ?? hooks.data?.[0];
  const [acting, setActing] = useState<{ hook: Webhook | null; action: WebhookAction } | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const stop = () => setActing(null);
  const show = (made: Webhook) => {
    stop();
    setSecret(made.secret);
    void navigate({ search: { id: made.id }, replace: true });
  };
  const add = (
    <Button kind="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setActing({ hook: null, action: 'edit' })}>
      {t('webhooks.create')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('webhooks.title')} lead={t('webhooks.lead')} actions={add} />
      {hooks.isError ? (
        <ErrorBox error={hooks.error} onRetry={() => void hooks.refetch()} />
      ) : hooks.isPending ? (
        <div className="grid gap-4 lg:grid-cols-[330px_minmax(0,1fr)]">
          <Skeleton className="h-44" />
          <Skeleton className="h-72" />
        </div>
      ) : !current ? (
        <div className="card">
          <Empty title={t('webhooks.emptyTitle')} lead={t('webhooks.emptyLead')} action={add} />
        </div>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[330px_minmax(0,1fr)]">
          <EndpointList
            hooks={hooks.data}
            current={current.id}
            onChoose={(id) => void navigate({ search: { id }, replace: true })}
            onAct={(hook, action) => setActing({ hook, action })}
          />
          <Deliveries key={current.id} hook={current} />
        </div>
      )}
      {acting?.action === 'edit' && <WebhookForm hook={acting.hook} onClose={stop} onMade={show} />}
      {acting?.action === 'rotate' && acting.hook && <RotateWebhook hook={acting.hook} onClose={stop} onMade={show} />}
      {acting?.action === 'delete' && acting.hook && <DeleteWebhook hook={acting.hook} onClose={stop} />}
      {secret && <SecretShown secret={secret} onDone={() => setSecret(null)} />}
    </>
  );
}
