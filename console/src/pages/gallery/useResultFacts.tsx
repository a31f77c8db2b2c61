import type { ReactNode } from 'react';
import type { Generation, HistoryItem } from '@/api/queries/history';
import { useI18n } from '@/i18n';
import { Badge } from '@/ui/Badge';
import { Tokens } from '@/ui/Tokens';

interface Metadata {
  width?: number;
  height?: number;
  duration?: number;
  bytes?: number;
  format?: string;
  fps?: number;
}

/** What is known about a result, in the order in which it is asked for. Rows without a value are left out by the list. */
export function useResultFacts(result: Generation | undefined, item: HistoryItem | undefined): [string, ReactNode][] {
  const { t, date, seconds, bytes, number } = useI18n();
  if (!result) return [];
  const meta = (result.result_metadata ?? {}) as Metadata;
  const day = (value: string) => date(value, { day: 'numeric', month: 'long', year: 'numeric' });
  const size = meta.width ? `${number(meta.width, { useGrouping: false })} × ${number(meta.height ?? 0, { useGrouping: false })}` : null;
  return [
    [t('gallery.cost'), <Tokens key="cost" value={result.tokens_spent} />],
    [t('gallery.took'), result.processing_ms != null ? seconds(result.processing_ms) : null],
    [t('gallery.size'), size && <span className="num">{meta.fps ? `${size} · ${number(meta.fps)} fps` : size}</span>],
    [t('gallery.duration'), meta.duration ? seconds(meta.duration * 1000) : null],
    [t('gallery.file'), meta.bytes ? [meta.format?.toUpperCase(), bytes(meta.bytes)].filter(Boolean).join(' · ') : null],
    [t('gallery.seed'), result.seed != null ? <span className="num">{result.seed}</span> : null],
    [t('gallery.by'), item ? (item.key_name ?? t('gallery.console')) : null],
    [t('gallery.made'), date(result.created_at)],
    [t('gallery.kept'), result.result_url ? (result.expires_at ? day(result.expires_at) : t('gallery.forever')) : null],
    [t('gallery.id'), <span className="num">{result.id}</span>],
    [t('gallery.served'), result.sandbox ? <Badge tone="gold">{t('common.sandbox')}</Badge> : (item?.provider ?? null)],
    [t('gallery.notes'), result.warnings.length > 0 ? result.warnings.join(' ') : null],
  ];
}
