import { TriangleAlert } from 'lucide-react';
import { here } from '@/api/client';
import type { Generation } from '@/api/queries/history';
import { useI18n } from '@/i18n';
import { failureOf } from '@/playground/call/failureOf';
import { useFailureText } from '@/playground/results/useFailureText';
import { AudioPlayer } from '@/ui/AudioPlayer';
import { Mosaic } from '@/ui/Mosaic';
import { Prose } from '@/ui/Prose';

const fit = 'max-h-[62dvh] max-w-full rounded-tile shadow-pop lg:max-h-[calc(100dvh-64px)]';

export function LightboxMedia({ result, prompt }: { result: Generation; prompt: string | null }) {
  const { t } = useI18n();
  const url = here(result.result_url);
  if (result.status === 'pending')
    return (
      <div className="aspect-video w-full max-w-3xl overflow-hidden rounded-tile">
        <Mosaic progress={result.progress} category={result.type} width={16} height={9} seed={result.id} label={t('gallery.pending')} />
      </div>
    );
  if (result.status === 'failed') return <FailedMedia error={result.error} />;
  if (url && result.type === 'video')
    return <video src={url} poster={here(result.thumbnail_url)} controls autoPlay loop muted playsInline className={fit} />;
  if (url && (result.type === 'tts' || result.type === 'audio'))
    return (
      <div className="w-full max-w-xl">
        <AudioPlayer url={url} category={result.type} />
      </div>
    );
  if (url && !result.result_text) return <img src={url} alt={prompt ?? t('gallery.title')} className={`${fit} object-contain`} />;
  if (result.result_text)
    return (
      <div className="card max-h-full w-full max-w-2xl overflow-y-auto p-6" tabIndex={0} role="region" aria-label={t('gallery.answer')}>
        <Prose text={result.result_text} />
      </div>
    );
  return <p className="text-ink-2">{t('create.fileGone')}</p>;
}

function FailedMedia({ error }: { error: string | null }) {
  const { t } = useI18n();
  const { title, detail } = useFailureText().describeError(error);
  return (
    <div className="grid max-w-md justify-items-center gap-2 text-center [overflow-wrap:anywhere]">
      <TriangleAlert className="text-danger" aria-hidden />
      <p className="font-medium">{title}</p>
      {detail && <p className="text-sm text-ink-2">{detail}</p>}
      <p className="text-sm text-ink-2">{t('create.failedFree')}</p>
      <p className="mono text-xs text-ink-3">{failureOf(error).code}</p>
    </div>
  );
}
