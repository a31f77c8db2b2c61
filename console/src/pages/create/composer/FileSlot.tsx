import clsx from 'clsx';
import { AudioLines, ImagePlus, Mic, X } from 'lucide-react';
import { useI18n } from '@/i18n';
import type { Attachment } from '@/playground/call/draft';
import type { Slot } from '@/playground/catalogue/inputs';
import { useOptionText } from '@/playground/optionForm/useOptionText';
import { IconButton } from '@/ui/IconButton';

interface FileSlotProps {
  slot: Slot;
  file: Attachment | undefined;
  isDragging: boolean;
  onFile: (file: File) => void;
  onRemove: () => void;
}

export function FileSlot({ slot: { name, rule }, file, isDragging, onFile, onRemove }: FileSlotProps) {
  const { t } = useI18n();
  const { nameOf } = useOptionText();
  const label = nameOf(name);
  if (file) return <FilledSlot label={label} file={file} onRemove={onRemove} />;

  const Icon = rule.media === 'image' ? ImagePlus : Mic;
  return (
    <label
      className={clsx(
        'relative flex h-12 cursor-pointer items-center gap-2 rounded-ctl border border-dashed px-3 text-sm hover:border-ink-3 hover:text-ink',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        isDragging ? 'border-accent text-accent-ink' : 'border-line-2 text-ink-2',
      )}
    >
      <input
        type="file"
        accept={`${rule.media}/*`}
        aria-label={`${label} (${t(rule.required ? 'common.required' : 'common.optional')})`}
        className="absolute inset-0 cursor-pointer opacity-0 file:cursor-pointer"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) onFile(chosen);
          event.target.value = '';
        }}
      />
      <Icon size={16} aria-hidden />
      <span aria-hidden>
        {isDragging ? t('create.dropHere') : addText()}
        {!rule.required && !isDragging && <span className="ms-1.5 text-ink-3">{t('common.optional')}</span>}
      </span>
    </label>
  );

  // A mask or a second image has a name of its own; the usual file is simply added.
  function addText() {
    if (name === 'image_url') return t('create.addImage');
    return name === 'audio_url' ? t('create.addAudio') : label;
  }
}

function FilledSlot({ label, file, onRemove }: { label: string; file: Attachment; onRemove: () => void }) {
  const { t } = useI18n();
  return (
    <div className="relative flex h-16 max-w-full items-center gap-2 overflow-hidden rounded-ctl border border-line-2 bg-raised pe-9">
      {file.media === 'image' ? (
        <img src={file.preview} alt={file.name || label} className={clsx('h-16 w-20 object-cover', file.isUploading && 'animate-pulse')} />
      ) : (
        <span className="flex min-w-0 items-center gap-2 ps-3 text-sm">
          <AudioLines size={16} className="shrink-0 text-ink-3" aria-hidden />
          <span className="truncate">{file.name || label}</span>
        </span>
      )}
      {file.isUploading && (
        <span role="status" className="text-xs text-ink-3">
          {t('create.uploading')}
        </span>
      )}
      <IconButton label={`${t('create.remove')}: ${label}`} className="absolute! end-1 top-1 size-7! bg-surface/90" onClick={onRemove}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
