import type { Dictionary } from '../dictionary';

export const unit: Dictionary['unit'] = {
  mb: 'МБ',
  kb: 'кБ',
  gb: 'ГБ',
  ms: 'мс',
  s: 'с',
  min: 'мин',
  tokens: { one: '{n} токен', few: '{n} токена', many: '{n} токенов', other: '{n} токена' },
};
