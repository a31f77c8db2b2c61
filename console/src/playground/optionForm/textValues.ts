import type { OptionValue } from '../catalogue/config';
import type { Control } from '../catalogue/controls';

/** What a text field holds, as an option's value; empty is none. */
export function readText(control: Control, text: string): { value?: OptionValue; isBroken: boolean } {
  if (text.trim() === '') return { isBroken: false };
  if (control === 'lines') {
    const lines = text.split('\n').map((line) => line.trim());
    return { value: lines.filter(Boolean), isBroken: false };
  }
  if (control !== 'json') return { value: text, isBroken: false };
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { value: value as Record<string, unknown>, isBroken: false } : { isBroken: true };
  } catch {
    return { isBroken: true };
  }
}

export function writeText(control: Control, value: OptionValue | undefined): string {
  if (value === undefined) return '';
  if (control === 'lines' && Array.isArray(value)) return value.join('\n');
  return control === 'json' ? JSON.stringify(value, null, 2) : String(value);
}
