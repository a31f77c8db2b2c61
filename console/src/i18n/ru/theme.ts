import type { Dictionary } from '../dictionary';

export const theme: Dictionary['theme'] = { system: 'Системная', light: 'Светлая', dark: 'Тёмная' };
