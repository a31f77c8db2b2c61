import type { Generation, HistoryItem } from '@/api/queries/history';
import { useI18n } from '@/i18n';
import { CopyButton } from '@/ui/CopyButton';
import { Facts } from '@/ui/Facts';
import { Skeleton } from '@/ui/Skeleton';
import { Tile } from '@/ui/Tile';
import { Status } from './Status';
import { promptOf } from './promptOf';
import { useResultName } from './useResultName';
import { useResultFacts } from './useResultFacts';

export function LightboxFacts({ result, item }: { result: Generation | undefined; item: HistoryItem | undefined }) {
  const { t } = useI18n();
  const { modelName } = useResultName();
  const rows = useResultFacts(result, item);
  const prompt = promptOf(result, item);
  const shown = result ?? item;
  const slug = result?.model_slug ?? item?.model;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-5" role="region" aria-label={t('gallery.facts')} tabIndex={0}>
      <div className="flex items-center justify-between gap-2">
        <h2 className="flex min-w-0 items-center gap-2 text-sm font-medium">
          {shown && <Tile category={shown.type} />}
          <span className="truncate">{slug && modelName(slug)}</span>
        </h2>
        {shown && <Status of={shown} />}
      </div>
      {prompt && (
        <div className="mt-2 flex items-start gap-1">
          <p className="min-w-0 flex-1 text-md leading-relaxed [overflow-wrap:anywhere]">{prompt}</p>
          <CopyButton text={prompt} label={t('gallery.copyPrompt')} />
        </div>
      )}
      <div className="my-4 h-px bg-line" />
      {result ? (
        <Facts rows={rows} />
      ) : (
        <div className="grid gap-3">
          {[1, 2, 3, 4].map((one) => (
            <Skeleton key={one} className="h-4" />
          ))}
        </div>
      )}
    </div>
  );
}
