export type Media = 'image' | 'video' | 'sound' | 'text';

const byExtension: [RegExp, Media][] = [
  [/\.(mp3|wav|ogg|m4a|flac|opus)$/i, 'sound'],
  [/\.(mp4|webm|mov)$/i, 'video'],
  [/\.(webp|png|jpe?g|gif|svg|avif)$/i, 'image'],
];
const byCategory: Record<string, Media> = { video: 'video', tts: 'sound', audio: 'sound', text: 'text', stt: 'text' };

/** What a result is. A tool makes anything, so its file's name decides. */
export function mediaOf(category: string, url?: string): Media {
  const path = url ? new URL(url, location.origin).pathname : '';
  return byExtension.find(([pattern]) => pattern.test(path))?.[1] ?? byCategory[category] ?? 'image';
}
