import { useState } from 'react';
import { useI18n } from '@/i18n';
import { local } from '@/lib/storage';
import { CodeBlock } from '@/ui/CodeBlock';
import { Segmented } from '@/ui/Segmented';
import type { CallBody } from '../call/body';
import type { Model } from '../catalogue/config';
import { isSampleLanguage, languageNames, sampleLanguages, sampleOf, writeSample, type SampleLanguage } from '.';

const storageKey = 'tessera.code';

/** A call as code; the language is remembered for every page. */
export function CodeSample({ model, body }: { model: Model; body: CallBody }) {
  const { t } = useI18n();
  const [language, setLanguage] = useState<SampleLanguage>(() => {
    const remembered = local.read(storageKey);
    return isSampleLanguage(remembered) ? remembered : 'curl';
  });
  const choose = (next: SampleLanguage) => {
    setLanguage(next);
    local.write(storageKey, next);
  };
  return (
    <div className="grid min-w-0 gap-3">
      <Segmented
        size="sm"
        label={t('create.codeLanguage')}
        value={language}
        onChange={choose}
        items={sampleLanguages.map((one) => ({ value: one, label: languageNames[one] }))}
      />
      <CodeBlock code={writeSample(language, sampleOf(model, body, location.origin))} />
    </div>
  );
}
