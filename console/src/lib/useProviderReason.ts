import { useI18n } from '@/i18n';

interface Reason {
  result?: string;
  code?: string | null;
  message: string;
}

/** What a provider answered, in plain words of the reader's language; what has none is said in the server's. */
export function useProviderReason(): (answer: Reason) => string {
  const { t, find } = useI18n();
  return ({ result, code, message }) =>
    result === 'accepted'
      ? t('admin.testAccepted')
      : result === 'untested'
        ? t('setup.untested')
        : ((code && find(`admin.reason_${code}`)) ?? message);
}
