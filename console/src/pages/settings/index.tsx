import { useI18n } from '@/i18n';
import { PageHeader } from '@/ui/PageHeader';
import { Alerts } from './Alerts';
import { Look } from './Look';
import { OwnData } from './OwnData';
import { Password } from './Password';
import { Profile } from './Profile';
import { Sessions } from './Sessions';

export default function SettingsPage() {
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div>
        <Profile />
        <Look />
        <Alerts />
        <Password />
        <Sessions />
        <OwnData />
      </div>
    </>
  );
}
