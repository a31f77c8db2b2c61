import { useCallback } from 'react';
import { useI18n } from '@/i18n';
import type { Draft } from '@/playground/call/draft';
import { problemOf } from '@/playground/call/problem';
import type { Model } from '@/playground/catalogue/config';

const texts = {
  model: 'create.modelMissing',
  file: 'create.inputMissing',
  uploading: 'create.stillUploading',
  prompt: 'create.promptMissing',
} as const;

/** What is missing in a form, as a sentence; null when it is complete. */
export function useProblemText() {
  const { t } = useI18n();
  return useCallback(
    (model: Model, draft: Draft): string | null => {
      const problem = problemOf(model, draft);
      return problem && t(texts[problem.kind]);
    },
    [t],
  );
}
