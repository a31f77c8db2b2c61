import { useId, useState, type KeyboardEvent, type RefObject, type ToggleEvent } from 'react';

const gap = 6;
const margin = 8;

export interface TriggerProps {
  id?: string;
  'aria-label'?: string;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
  popoverTarget?: string;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** Under the trigger, ends aligned; above it where there is no room below. */
function putAt(popup: HTMLElement, trigger: HTMLElement): void {
  const anchor = trigger.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(trigger).direction === 'rtl';
  const left = isRightToLeft ? anchor.left : anchor.right - width;
  const below = anchor.bottom + gap;
  const fitsBelow = below + height <= innerHeight - margin;
  popup.style.left = `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`;
  popup.style.top = `${fitsBelow ? below : Math.max(margin, anchor.top - gap - height)}px`;
}

/** The behaviour of a menu button: arrows, Home, End and first letters move, Tab and Esc leave. */
export function useMenu(popup: RefObject<HTMLDivElement | null>) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const trigger = () => document.querySelector<HTMLElement>(`[popovertarget="${id}"]`);
  const items = () => [...(popup.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const close = () => popup.current?.hidePopover();

  const settle = () => {
    const button = trigger();
    if (!popup.current || !button) return;
    putAt(popup.current, button);
    if (!popup.current.contains(document.activeElement)) items()[0]?.focus({ preventScroll: true });
  };
  const onToggle = (event: ToggleEvent) => {
    setOpen(event.newState === 'open');
    if (event.newState === 'open') settle();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = target(event.key, all, at);
    if (event.key === 'Tab') close();
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  // Arrow down opens it from its button, as the pattern of a menu button asks.
  const onTriggerKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    popup.current?.showPopover();
    // The event of the popover comes later than the next key.
    settle();
  };

  return {
    triggerProps: {
      popoverTarget: id,
      'aria-haspopup': 'menu',
      'aria-expanded': isOpen,
      onKeyDown: onTriggerKeyDown,
    } satisfies TriggerProps,
    popupProps: { id, onToggle, onKeyDown },
    close,
  };
}

function target(key: string, items: HTMLElement[], at: number): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length];
    case 'ArrowUp':
      return items[(at - 1 + items.length) % items.length];
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
  }
  if (key.length !== 1 || key === ' ') return undefined;
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return after.find((item) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
}
