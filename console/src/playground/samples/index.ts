import { csharp } from './csharp';
import { curl } from './curl';
import { javascript } from './javascript';
import { python } from './python';
import type { Sample } from './sample';

export { sampleOf, type Sample } from './sample';

export const sampleLanguages = ['curl', 'python', 'javascript', 'csharp'] as const;
export type SampleLanguage = (typeof sampleLanguages)[number];

export const languageNames: Record<SampleLanguage, string> = { curl: 'cURL', python: 'Python', javascript: 'JavaScript', csharp: 'C#' };

export const isSampleLanguage = (text: unknown): text is SampleLanguage => (sampleLanguages as readonly unknown[]).includes(text);

const writers: Record<SampleLanguage, (sample: Sample) => string> = { curl, python, javascript, csharp };

/** The call in a language; the key comes from the environment and is never part of the text. */
export const writeSample = (language: SampleLanguage, sample: Sample) => writers[language](sample);
