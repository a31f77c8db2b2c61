import type { TextKey } from '@/i18n';
import type { Category } from '@/lib/category';
import type { Options } from '@/playground/catalogue/config';

export interface Example {
  text: TextKey;
  /** Left out where the installation has no such model. */
  model: string;
  options?: Options;
}

const examples: Record<Category, Example[]> = {
  text: [
    { text: 'create.example.text1', model: 'gpt-5' },
    { text: 'create.example.text2', model: 'claude-sonnet-4.5' },
    { text: 'create.example.text3', model: 'gpt-5-nano' },
  ],
  image: [
    { text: 'create.example.image1', model: 'flux-1.1-pro', options: { size: '1344x768' } },
    { text: 'create.example.image2', model: 'photon-flash' },
    { text: 'create.example.image3', model: 'dall-e-3' },
  ],
  video: [
    { text: 'create.example.video1', model: 'luma-flash2' },
    { text: 'create.example.video2', model: 'kling-v2.1' },
    { text: 'create.example.video3', model: 'sora-2' },
  ],
  tts: [
    { text: 'create.example.tts1', model: 'openai-tts' },
    { text: 'create.example.tts2', model: 'minimax-tts' },
    { text: 'create.example.tts3', model: 'openai-tts-hd' },
  ],
  audio: [
    { text: 'create.example.audio1', model: 'musicgen', options: { duration: 15 } },
    { text: 'create.example.audio2', model: 'musicgen', options: { duration: 20 } },
    { text: 'create.example.audio3', model: 'elevenlabs-music' },
  ],
  stt: [],
  tool: [{ text: 'create.example.tool1', model: 'elevenlabs-sfx' }],
};

export const examplesOf = (category: Category) => examples[category];
