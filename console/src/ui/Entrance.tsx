import type { ReactNode } from 'react';
import { EntranceMosaic } from './EntranceMosaic';
import { LookSwitches } from './LookSwitches';
import { Logo } from './Logo';

interface EntranceProps {
  children: ReactNode;
  /** Without the switches at the foot, where the page itself asks for language and theme. */
  plain?: boolean;
}

/** The frame of the pages before the shell. */
export const Entrance = ({ children, plain }: EntranceProps) => (
  <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(380px,44%)]">
    <div className="flex min-w-0 flex-col px-5 py-5 sm:px-10">
      <header className="flex items-center gap-2.5 text-md font-semibold tracking-tight">
        <Logo />
        Tessera
      </header>
      <main className="m-auto w-full max-w-[400px] py-10">{children}</main>
      <footer className="flex min-h-7 flex-wrap gap-2">{!plain && <LookSwitches size="sm" />}</footer>
    </div>
    <div className="sticky top-0 hidden h-dvh p-3 lg:block">
      <div className="mosaic-panel size-full overflow-hidden rounded-panel">
        <EntranceMosaic />
      </div>
    </div>
  </div>
);
