import { useCallback } from 'react';
import { call } from '@/api/call';
import { Failure } from '@/api/failure';
import type { Schemas } from '@/api/client';
import { useI18n } from '@/i18n';
import type { Attachment, Draft } from '@/playground/call/draft';
import type { Slot } from '@/playground/catalogue/inputs';

interface UploadsProps {
  slots: Slot[];
  files: Draft['files'];
  setFiles: (update: (files: Draft['files']) => Draft['files']) => void;
  onProblem: (message: string) => void;
}

/** Sends files at once, so that the call only names their links. */
export function useUploads({ slots, files, setFiles, onProblem }: UploadsProps) {
  const { t } = useI18n();

  const attach = useCallback(
    async (slot: string, file: File) => {
      const media = file.type.split('/')[0] ?? '';
      const pending: Attachment = { url: '', preview: URL.createObjectURL(file), name: file.name, media, isUploading: true };
      setFiles((old) => ({ ...old, [slot]: pending }));
      const result = await upload(file);
      const isCurrent = (old: Draft['files']) => old[slot]?.preview === pending.preview;
      if (result instanceof Failure) {
        setFiles((old) => (isCurrent(old) ? without(old, slot) : old));
        onProblem(result.isOffline ? t('error.network') : result.message);
      } else {
        setFiles((old) => (isCurrent(old) ? { ...old, [slot]: { ...pending, url: result.url, isUploading: false } } : old));
      }
    },
    [setFiles, onProblem, t],
  );

  /** Puts dropped or pasted files into the first free slots that take them. */
  const attachFirst = useCallback(
    (list: FileList | File[] | null | undefined) => {
      const free = slots.filter(({ name }) => !files[name]);
      for (const file of Array.from(list ?? [])) {
        const at = free.findIndex(({ rule }) => file.type.startsWith(`${rule.media}/`));
        const slot = at < 0 ? undefined : free.splice(at, 1)[0];
        if (slot) void attach(slot.name, file);
        else onProblem(t('create.noSlot', { name: file.name }));
      }
    },
    [slots, files, attach, onProblem, t],
  );

  return { attach, attachFirst };
}

async function upload(file: File): Promise<Schemas['UploadCreated'] | Failure> {
  const form = new FormData();
  form.append('file', file);
  try {
    const reply = await call('/api/v2/uploads', { method: 'POST', body: form });
    return reply.ok ? ((await reply.json()) as Schemas['UploadCreated']) : await Failure.of(reply);
  } catch {
    return Failure.offline();
  }
}

const without = (files: Draft['files'], slot: string): Draft['files'] =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name !== slot));
