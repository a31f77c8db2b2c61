import type { OptionRule } from './config';

const largest = 999_999;

/** A seed of at most six digits, which people can read to each other. */
export function randomSeed(rule: OptionRule | undefined): number {
  const min = Math.max(0, rule?.min ?? 0);
  const max = Math.min(rule?.max ?? largest, Math.max(largest, min));
  return min + Math.floor(Math.random() * (max - min + 1));
}
