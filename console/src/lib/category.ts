export const categories = ['text', 'image', 'video', 'tts', 'audio', 'stt', 'tool'] as const;

/** What a model makes; the console's word for it is "kind". */
export type Category = (typeof categories)[number];

export const isCategory = (value: unknown): value is Category => categories.some((one) => one === value);
