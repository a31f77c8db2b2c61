import { useCallback, useMemo, useRef, useState, type DragEvent } from 'react';
import { useI18n } from '@/i18n';
import { restoreFiles } from '@/playground/call/savedDraft';
import { findModel, modelForInput } from '@/playground/catalogue/chooseModel';
import type { Model } from '@/playground/catalogue/config';
import { slotsOf } from '@/playground/catalogue/inputs';
import { ResultContext, type ResultTarget } from '@/playground/results/ResultContext';
import { currentConversation, newConversation } from '@/playground/runs/conversation';
import { useRuns } from '@/playground/runs/runStore';
import { Composer } from './composer/Composer';
import { SidePanel } from './panel/SidePanel';
import { ResultList } from './results/ResultList';
import { Start } from './start/Start';
import { useAddress } from './useAddress';
import { useForm } from './useForm';
import { PlaygroundContext, type Playground } from './usePlayground';
import { useSubmit } from './useSubmit';
import { useTakeAsInput } from './useTakeAsInput';
import { useUploads } from './useUploads';
import { useAdoptedRuns } from './useAdoptedRuns';

export function PlaygroundPage({ models, fallback }: { models: Model[]; fallback: Model }) {
  const { t } = useI18n();
  const form = useForm(models, fallback);
  const { draft, model, category } = form;
  const all = useRuns();
  const runs = useMemo(() => all.filter((run) => run.place !== 'compare'), [all]);
  const [notice, setNotice] = useState<string | null>(null);
  const [conversation, setConversation] = useState(currentConversation);
  const [isDragging, setDragging] = useState(false);
  const promptRef = useRef<HTMLTextAreaElement>(null);
  const focusPrompt = useCallback(() => requestAnimationFrame(() => promptRef.current?.focus()), []);

  const slots = useMemo(() => slotsOf(model), [model]);
  const { attach, attachFirst } = useUploads({ slots, files: draft.files, setFiles: form.setFiles, onProblem: setNotice });
  const useAsInput = useTakeAsInput(models, form, focusPrompt);
  const send = useSubmit();
  useAddress(models, form, setNotice);
  useAdoptedRuns(models);

  // A notice is about the form as it was.
  const clearly = (change: () => void) => {
    setNotice(null);
    change();
  };
  const submit = () =>
    void send(model, draft, conversation).then((problem) => {
      setNotice(problem);
      if (problem === null && category === 'text') form.change({ prompt: '', files: {} });
      if (problem !== null) focusPrompt();
    });

  const playground: Playground = {
    ...form,
    change: (part) => clearly(() => form.change(part)),
    setOptions: (options) => clearly(() => form.setOptions(options)),
    chooseModel: (next, part) => clearly(() => form.chooseModel(next, part)),
    chooseKind: (kind) => clearly(() => form.chooseKind(kind)),
    models,
    slots,
    notice,
    setNotice,
    attach: (slot, file) => void attach(slot, file),
    attachFirst,
    submit,
    conversation,
    startConversation: () => {
      setConversation(newConversation());
      focusPrompt();
    },
    focusPrompt,
    promptRef,
  };
  const target: ResultTarget = {
    models,
    canTake: (media) => modelForInput(models, model, media) !== undefined,
    takeAsInput: useAsInput,
    edit: (run) => {
      const used = findModel(models, run.slug);
      if (!used || !run.draft) return;
      playground.chooseModel(used, { ...run.draft, files: restoreFiles(run.draft.files) });
      focusPrompt();
    },
  };
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setDragging(true);
    },
    onDragLeave: (event: DragEvent) => event.currentTarget.contains(event.relatedTarget as Node | null) || setDragging(false),
    onDrop: (event: DragEvent) => {
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      setDragging(false);
      attachFirst(event.dataTransfer.files);
    },
  };

  return (
    <PlaygroundContext value={playground}>
      <ResultContext value={target}>
        <div className="-mx-4 -mt-5 -mb-10 md:-mx-6 lg:grid lg:grid-cols-[minmax(0,1fr)_312px]" {...drop}>
          <div className="flex min-h-[calc(100dvh-52px-56px)] min-w-0 flex-col md:min-h-[calc(100dvh-52px)]">
            <h1 className="sr-only">{t('create.title')}</h1>
            <div className="mx-auto flex w-full max-w-[860px] flex-1 flex-col px-4 pt-6 md:px-6">
              {runs.length === 0 ? <Start /> : <ResultList runs={runs} />}
            </div>
            <Composer isDragging={isDragging} />
          </div>
          <SidePanel />
        </div>
      </ResultContext>
    </PlaygroundContext>
  );
}
