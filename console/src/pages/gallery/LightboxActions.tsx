import { Link } from '@tanstack/react-router';
import { Download, ImagePlus, Link2, RefreshCw, Trash2 } from 'lucide-react';
import { here } from '@/api/client';
import type { Generation } from '@/api/queries/history';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { buttonClass } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { useToast } from '@/ui/Toasts';

export function LightboxActions({ result, prompt, onDelete }: { result: Generation; prompt: string | null; onDelete: () => void }) {
  const { t } = useI18n();
  const toast = useToast();
  const url = here(result.result_url);
  const canStartFrom = result.type === 'image' && result.result_url !== null;
  const others = [canStartFrom, url, url, result.result_text].filter(Boolean).length;
  const copyLink = async () => {
    await navigator.clipboard.writeText(new URL(result.result_url!, location.origin).href);
    toast(t('gallery.linkCopied'));
  };
  return (
    <div className="grid grid-cols-2 gap-2 border-t border-line p-4 *:gap-1.5 *:px-2">
      <Link
        to="/"
        search={{ from: result.id, model: result.model_slug, prompt: prompt ?? undefined }}
        className={buttonClass('primary', 'md', 'col-span-2')}
      >
        <RefreshCw size={15} aria-hidden />
        {t('create.remix')}
      </Link>
      {canStartFrom && (
        <Link to="/" search={{ image: result.result_url ?? undefined }} className={buttonClass()}>
          <ImagePlus size={15} aria-hidden />
          {t('create.useAsInput')}
        </Link>
      )}
      {url && (
        <a href={url} download={`tessera-${result.id}`} className={buttonClass()}>
          <Download size={15} aria-hidden />
          {t('common.download')}
        </a>
      )}
      {result.result_text && <CopyButton kind="button" text={result.result_text} />}
      {url && (
        <Button icon={<Link2 size={15} aria-hidden />} title={t('gallery.linkHint')} onClick={() => void copyLink()}>
          {t('gallery.copyLink')}
        </Button>
      )}
      <Button
        kind="danger"
        className={others % 2 === 0 ? 'col-span-2' : undefined}
        icon={<Trash2 size={15} aria-hidden />}
        onClick={onDelete}
      >
        {t('common.delete')}
      </Button>
      {url && <p className="col-span-2 text-xs text-ink-3">{t('gallery.linkHint')}</p>}
    </div>
  );
}
