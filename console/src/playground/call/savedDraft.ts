import { perTab } from '@/lib/storage';
import { maxCount, type Attachment, type Draft } from './draft';

export const emptyDraft = (slug: string): Draft => ({ slug, prompt: '', system: '', options: {}, files: {}, count: 1 });

/** The form as it was left: over reloads, other pages and a session that ended. */
export function readDraft(name: string): Draft | null {
  try {
    const saved = JSON.parse(perTab.read(name) ?? 'null') as Partial<Draft> | null;
    if (!saved || typeof saved.slug !== 'string') return null;
    return {
      ...emptyDraft(saved.slug),
      ...saved,
      files: restoreFiles(saved.files ?? {}),
      count: Math.min(maxCount, Math.max(1, saved.count ?? 1)),
    };
  } catch {
    return null;
  }
}

export const writeDraft = (name: string, draft: Draft) => perTab.write(name, JSON.stringify(draft));

// An upload that was under way is gone with the page, and so is the preview that the browser held.
export const restoreFiles = (files: Record<string, Attachment>): Record<string, Attachment> =>
  Object.fromEntries(
    Object.entries(files)
      .filter(([, file]) => file.url !== '' && !file.isUploading)
      .map(([name, file]) => [name, { ...file, preview: file.preview.startsWith('blob:') ? file.url : file.preview }]),
  );
