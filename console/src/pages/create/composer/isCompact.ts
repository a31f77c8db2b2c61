import type { Category } from '@/lib/category';
import type { Slot } from '@/playground/catalogue/inputs';

/** Whether the slots are shown only once they are filled. */
export const isCompact = (category: Category, slots: Slot[]) =>
  category === 'text' && slots.length > 0 && !slots.some(({ rule }) => rule.required);
