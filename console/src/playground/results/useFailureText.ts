import { useI18n } from '@/i18n';
import { failureOf, type FailureFacts } from '../call/failureOf';

/** Why a generation failed, in the reader's language by its code, and what the server or the provider said about it. */
export function useFailureText() {
  const { t, find } = useI18n();
  const describe = ({ code, message }: FailureFacts) => {
    if (code === 'network') return { title: t('error.network'), detail: t('error.networkLead') };
    const known = find(`create.failure.${code}`);
    const title = known ?? (message || t('common.errorTitle'));
    return { title, detail: message === title ? '' : known && message };
  };
  /** The same for the `code: message` of a generation. */
  return { describe, describeError: (error: string | null | undefined) => describe(failureOf(error)) };
}
