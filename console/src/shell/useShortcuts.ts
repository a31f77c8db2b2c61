import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useUser } from '@/api/session';
import { navFor } from './nav';

const chordTime = 900;

/** Ctrl/⌘ K and "/" open the palette; "g" and a letter go to a page. Letters mean themselves in fields and dialogs. */
export function useShortcuts(openPalette: () => void): void {
  const navigate = useNavigate();
  const user = useUser();
  useEffect(() => {
    const items = navFor(user).flatMap((group) => group.items);
    let pressedG = 0;
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.code === 'KeyK') {
        event.preventDefault();
        openPalette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '/') {
        event.preventDefault();
        openPalette();
        return;
      }
      // By the key's position, so that the shortcuts work on a Russian layout too.
      const letter = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : '';
      const isChord = event.timeStamp - pressedG < chordTime;
      const item = isChord ? items.find((one) => one.key === letter) : undefined;
      pressedG = letter === 'g' && !item ? event.timeStamp : 0;
      if (item) void navigate({ to: item.to });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate, openPalette, user]);
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [role="menu"], [contenteditable]') !== null;
