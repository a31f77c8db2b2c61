import { useLayoutEffect, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useI18n } from '@/i18n';
import { configOf, promptUse } from '@/playground/catalogue/config';
import { usePlayground } from '../usePlayground';
import { useStreaming } from './useStreaming';

const tallest = 220;

/** The prompt grows with its text. Ctrl/⌘ ↵ runs it everywhere, ↵ alone in a conversation; Esc stops a text. */
export function PromptField() {
  const { t } = useI18n();
  const { model, category, draft, slots, change, attachFirst, submit, promptRef } = usePlayground();
  const { stop } = useStreaming();
  const use = promptUse(model);

  useLayoutEffect(() => {
    const field = promptRef.current;
    if (!field) return;
    field.style.height = 'auto';
    field.style.height = `${Math.min(tallest, field.scrollHeight)}px`;
  }, [draft.prompt, model, promptRef]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') stop();
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (!event.metaKey && !event.ctrlKey && (category !== 'text' || event.shiftKey)) return;
    event.preventDefault();
    submit();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0 || slots.length === 0) return;
    event.preventDefault();
    attachFirst(event.clipboardData.files);
  };

  if (use === 'none') return <p className="px-4 pt-3 pb-1 text-ink-3">{t(`create.placeholder.${category}`)}</p>;
  const label =
    slots.length > 0 && category === 'tool' ? t('create.toolPrompt') : t(`create.placeholder.${category === 'tool' ? 'audio' : category}`);
  return (
    <textarea
      ref={promptRef}
      rows={1}
      value={draft.prompt}
      maxLength={configOf(model).max_prompt_length}
      aria-label={label}
      placeholder={use === 'optional' ? `${label} (${t('common.optional')})` : label}
      onChange={(event) => change({ prompt: event.target.value })}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      className="block max-h-[220px] min-h-[52px] w-full resize-none bg-transparent px-4 pt-3.5 pb-1 text-md leading-relaxed outline-none pointer-coarse:text-lg"
    />
  );
}
