import { useI18n } from '@/i18n';

/** How long the server has run, in the two largest units. */
export function useUptime(): (seconds: number) => string {
  const { number } = useI18n();
  const part = (value: number, unit: string) => number(value, { style: 'unit', unit, unitDisplay: 'short' });
  return (seconds) => {
    const days = Math.floor(seconds / 86_400);
    const hours = Math.floor((seconds % 86_400) / 3_600);
    const minutes = Math.floor((seconds % 3_600) / 60);
    if (days > 0) return `${part(days, 'day')} ${part(hours, 'hour')}`;
    if (hours > 0) return `${part(hours, 'hour')} ${part(minutes, 'minute')}`;
    return part(minutes, 'minute');
  };
}
