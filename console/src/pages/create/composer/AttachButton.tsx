import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useI18n } from '@/i18n';
import { IconButton } from '@/ui/IconButton';
import { usePlayground } from '../usePlayground';
import { isCompact } from './isCompact';

/** In a conversation a file is rare, so its slot is a button until there is one. */
export function AttachButton() {
  const { t } = useI18n();
  const { slots, draft, category, attachFirst } = usePlayground();
  const input = useRef<HTMLInputElement>(null);
  if (!isCompact(category, slots)) return null;
  return (
    <>
      <IconButton
        label={t('create.addImage')}
        disabled={slots.every(({ name }) => name in draft.files)}
        className="size-[34px]! border border-line-2 bg-raised pointer-coarse:size-10!"
        onClick={() => input.current?.click()}
      >
        <Paperclip size={16} aria-hidden />
      </IconButton>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={(event) => {
          attachFirst(Array.from(event.target.files ?? []));
          event.target.value = '';
        }}
      />
    </>
  );
}
