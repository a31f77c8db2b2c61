import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { CircleCheck, CircleX, Info, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Failure } from '@/api/failure';
import { useI18n } from '@/i18n';
import { useProviderReason } from '@/lib/useProviderReason';
import { isFilled, type ProviderDraft } from './draft';
import { keyTest } from './keyTest';

const pause = 600;
const looks = {
  accepted: { mark: CircleCheck, colour: 'text-ok' },
  untested: { mark: Info, colour: 'text-ink-2' },
  failed: { mark: CircleX, colour: 'text-danger' },
};

/** Tries the key at the vendor as soon as typing pauses. */
export function KeyTest({ draft, code }: { draft: ProviderDraft; code: string }) {
  const { t } = useI18n();
  const reasonOf = useProviderReason();
  const [settled, setSettled] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), pause);
    return () => clearTimeout(timer);
  }, [draft]);

  const test = useQuery({ ...keyTest(settled, code), enabled: isFilled(settled) });
  if (!isFilled(draft)) return null;
  if (settled !== draft || test.isFetching)
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-ink-3">
        <LoaderCircle size={15} className="animate-spin" aria-hidden />
        {t('setup.testing')}
      </p>
    );

  const { mark: Mark, colour } = looks[(test.data?.result ?? 'failed') as keyof typeof looks];
  const text = test.data ? reasonOf(test.data) : (test.error instanceof Failure && test.error.message) || t('error.network');
  return (
    <p role="status" className={clsx('flex items-start gap-2 text-sm', colour)}>
      <Mark size={16} className="mt-0.5 shrink-0" aria-hidden />
      <span className="min-w-0 [overflow-wrap:anywhere]">{text}</span>
    </p>
  );
}
