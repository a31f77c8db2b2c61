export const category = {
  text: 'Text',
  image: 'Image',
  video: 'Video',
  tts: 'Speech',
  audio: 'Music & sound',
  stt: 'Transcription',
  tool: 'Tools',
  embedding: 'Embeddings',
} as const;
