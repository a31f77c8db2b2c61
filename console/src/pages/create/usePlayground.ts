import { createContext, useContext } from 'react';
import type { Draft } from '@/playground/call/draft';
import type { Problem } from '@/playground/call/problem';
import type { Model, Options } from '@/playground/catalogue/config';
import type { Slot } from '@/playground/catalogue/inputs';
import type { Run } from '@/playground/runs/run';
import type { Category } from '@/lib/category';
import type { useForm } from './useForm';

/** What the parts of the page share. */
export interface Playground extends ReturnType<typeof useForm> {
  models: Model[];
  slots: Slot[];
  /** Why the last press did nothing; it goes with the next change. */
  notice: string | null;
  setNotice: (notice: string | null) => void;
  attach: (slot: string, file: File) => void;
  attachFirst: (files: FileList | File[] | null | undefined) => void;
  submit: () => void;
  conversation: string;
  startConversation: () => void;
  focusPrompt: () => void;
  promptRef: React.RefObject<HTMLTextAreaElement | null>;
}

export type { Category, Draft, Model, Options, Problem, Run };

export const PlaygroundContext = createContext<Playground | null>(null);

export function usePlayground(): Playground {
  const playground = useContext(PlaygroundContext);
  if (!playground) throw new Error('usePlayground needs <PlaygroundContext>.');
  return playground;
}
