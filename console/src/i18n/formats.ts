import type { TextKey } from './dictionary';

type Moment = string | number | Date;
type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

export interface Formats {
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  percent: (share: number) => string;
  date: (value: Moment, options?: Intl.DateTimeFormatOptions) => string;
  /** "3 minutes ago", "in 2 hours". */
  ago: (value: Moment) => string;
  bytes: (value: number) => string;
  /** A duration of milliseconds: "740 ms", "2.3 s", "1 min 21 s". */
  seconds: (ms: number) => string;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', day],
  ['hour', hour],
  ['minute', minute],
];

export function createFormats(locale: string, t: Translate): Formats {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  const number: Formats['number'] = (value, options) => new Intl.NumberFormat(locale, options).format(value);
  const shortened = (value: number) => number(value, { maximumFractionDigits: 1 });

  return {
    number,
    percent: (share) => number(share, { style: 'percent', maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0 }),
    date: (value, options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }) =>
      new Intl.DateTimeFormat(locale, options).format(new Date(value)),
    ago: (value) => {
      const seconds = (new Date(value).getTime() - Date.now()) / 1000;
      if (Math.abs(seconds) < 45) return t('common.justNow');
      const [unit, size] = units.find(([, one]) => Math.abs(seconds) >= one) ?? ['minute', minute];
      return relative.format(Math.round(seconds / size) || Math.sign(seconds), unit);
    },
    bytes: (value) => {
      if (value >= 1e9) return `${shortened(value / 1e9)} ${t('unit.gb')}`;
      if (value >= 1e6) return `${shortened(value / 1e6)} ${t('unit.mb')}`;
      return `${number(Math.max(1, Math.round(value / 1e3)))} ${t('unit.kb')}`;
    },
    seconds: (ms) => {
      if (ms < 1000) return `${number(Math.round(ms))} ${t('unit.ms')}`;
      if (ms < 59_950) return `${shortened(ms / 1000)} ${t('unit.s')}`;
      const total = Math.round(ms / 1000);
      return `${number(Math.floor(total / 60))} ${t('unit.min')} ${number(total % 60)} ${t('unit.s')}`;
    },
  };
}
