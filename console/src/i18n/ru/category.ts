import type { Dictionary } from '../dictionary';

export const category: Dictionary['category'] = {
  text: 'Текст',
  image: 'Изображения',
  video: 'Видео',
  tts: 'Речь',
  audio: 'Музыка и звук',
  stt: 'Расшифровка',
  tool: 'Инструменты',
  embedding: 'Эмбеддинги',
};
