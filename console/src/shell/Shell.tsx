import { Outlet } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useI18n } from '@/i18n';
import { RunWatch } from '@/playground/runs/RunWatch';
import { BottomBar } from './BottomBar';
import { Drawer } from './Drawer';
import { OfflineBar } from './OfflineBar';
import { Palette } from './palette/Palette';
import { SessionEnded } from './SessionEnded';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';
import { useAccountLook } from './useAccountLook';
import { useFocusMain } from './useFocusMain';
import { useShortcuts } from './useShortcuts';

export default function Shell() {
  const { t } = useI18n();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const openPalette = useCallback(() => setPaletteOpen(true), []);
  const main = useFocusMain();
  useShortcuts(openPalette);
  useAccountLook();

  return (
    <div className="min-h-dvh md:grid md:grid-cols-[216px_minmax(0,1fr)]">
      <a
        href="#main"
        onClick={(event) => {
          // A fragment in the address would be a step back for the browser's button.
          event.preventDefault();
          main.current?.focus();
        }}
        className="sr-only z-50 rounded-ctl bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
      >
        {t('nav.skipLink')}
      </a>
      <Sidebar />
      <div className="flex min-h-dvh min-w-0 flex-col">
        <TopBar onPalette={openPalette} onDrawer={() => setDrawerOpen(true)} />
        <OfflineBar />
        <main
          id="main"
          ref={main}
          tabIndex={-1}
          className="mx-auto w-full max-w-[1320px] min-w-0 flex-1 px-4 pt-5 pb-24 outline-none md:px-6 md:pb-10"
        >
          <Outlet />
        </main>
        <BottomBar />
      </div>
      <Drawer open={isDrawerOpen} onClose={() => setDrawerOpen(false)} />
      <Palette open={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
      <SessionEnded />
      <RunWatch />
    </div>
  );
}
