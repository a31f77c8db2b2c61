import { expect, test } from 'vitest';
import type { ApiKey } from '@/api/queries/keys';
import { isReplaced } from '@/pages/keys/isReplaced';

const key = (id: number, name: string, change: Partial<ApiKey> = {}) =>
  ({ id, name, is_test: false, expires_at: null, ...change }) as ApiKey;

test('a key that ends is the old secret where a younger one has its name', () => {
  const old = key(1, 'production', { expires_at: '2026-12-01T00:00:00Z' });
  expect(isReplaced(old, [old, key(2, 'production')])).toBe(true);
  expect(isReplaced(old, [old, key(2, 'staging')])).toBe(false);
  expect(isReplaced(old, [old, key(2, 'production', { is_test: true })])).toBe(false);
  expect(isReplaced(key(2, 'production'), [old, key(2, 'production')])).toBe(false);
});
