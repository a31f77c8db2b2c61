import { useNavigate, useSearch } from '@tanstack/react-router';
import { useUser } from '@/api/session';
import { useI18n, type TextKey } from '@/i18n';
import { Empty } from '@/ui/Empty';
import { PageHeader } from '@/ui/PageHeader';
import { Segmented } from '@/ui/Segmented';
import { Accounts } from './accounts/Accounts';
import { Codes } from './codes/Codes';
import { Providers } from './providers/Providers';
import { Audit } from './reports/Audit';
import { Margin } from './reports/Margin';
import { System } from './reports/System';

const tabs = ['accounts', 'codes', 'providers', 'margin', 'system', 'audit'] as const;
type Tab = (typeof tabs)[number];

const titles: Record<Tab, TextKey> = {
  accounts: 'admin.accounts',
  codes: 'codes.title',
  providers: 'admin.providers',
  margin: 'admin.margin',
  system: 'admin.system',
  audit: 'admin.audit',
};

export default function AdminPage() {
  const { t } = useI18n();
  const { role } = useUser();
  const search = useSearch({ from: '/shell/admin' });
  const navigate = useNavigate({ from: '/admin' });
  const tab = tabs.find((one) => one === search.tab) ?? 'accounts';
  if (role === 'member')
    return (
      <>
        <PageHeader title={t('admin.title')} />
        <Empty title={t('admin.notYours')} lead={t('admin.notYoursLead')} />
      </>
    );
  return (
    <>
      <PageHeader title={t('admin.title')} lead={role === 'auditor' ? t('admin.readOnly') : undefined} />
      <Segmented
        tabs
        label={t('admin.title')}
        className="mb-4"
        value={tab}
        onChange={(next) => void navigate({ search: { tab: next === 'accounts' ? undefined : next }, replace: true })}
        items={tabs.map((one) => ({ value: one, label: t(titles[one]) }))}
      />
      {tab === 'accounts' && <Accounts />}
      {tab === 'codes' && <Codes />}
      {tab === 'providers' && <Providers />}
      {tab === 'margin' && <Margin />}
      {tab === 'system' && <System />}
      {tab === 'audit' && <Audit />}
    </>
  );
}
