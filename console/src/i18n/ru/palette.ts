import type { Dictionary } from '../dictionary';

export const palette: Dictionary['palette'] = {
  title: 'Переход',
  placeholder: 'Страница, действие, модель',
  pages: 'Страницы',
  actions: 'Действия',
  models: 'Модели',
  empty: 'Ничего не найдено',
  createKey: 'Создать API-ключ',
  toggleTheme: 'Сменить тему',
  newImage: 'Создать изображение',
  newVideo: 'Создать видео',
  newText: 'Спросить текстовую модель',
};
