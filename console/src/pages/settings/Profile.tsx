import { useUser } from '@/api/session';
import { useMe } from '@/api/queries/me';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/Input';
import { SavedField } from './SavedField';
import { Section } from './Section';

export function Profile() {
  const { t } = useI18n();
  const user = useUser();
  const { data: me } = useMe();
  return (
    <Section title={t('settings.profile')}>
      <SavedField
        label={t('settings.name')}
        autoComplete="name"
        value={me?.username ?? user.username}
        toChange={(username) => ({ username })}
      />
      {user.email && (
        <Field label={t('settings.email')} hint={t('settings.emailHint')}>
          {(control) => <Input value={user.email ?? ''} readOnly {...control} />}
        </Field>
      )}
    </Section>
  );
}
