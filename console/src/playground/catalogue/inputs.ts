import { configOf, type InputRule, type Model } from './config';

export interface Slot {
  /** The member of the call that names the file. */
  name: string;
  rule: InputRule;
}

const imagesOfMessage = 4;

/** The files that a model takes. A text model that sees pictures takes them inside its message. */
export function slotsOf(model: Model): Slot[] {
  const slots = Object.entries(configOf(model).inputs ?? {}).map(([name, rule]) => ({ name, rule }));
  if (slots.length > 0 || model.category !== 'text' || !model.supports_vision) return slots;
  return Array.from({ length: imagesOfMessage }, (_, i) => ({
    name: i === 0 ? 'image_url' : `image_url_${i + 1}`,
    rule: { media: 'image' as const },
  }));
}

export const takesImages = (model: Model) => slotsOf(model).some(({ rule }) => rule.media === 'image');

/** The slots to show: what is required, what is filled, and of the rest one empty slot of each kind. */
export function visibleSlots(slots: Slot[], filled: (name: string) => boolean): Slot[] {
  const offered = new Set<string>();
  return slots.filter(({ name, rule }) => {
    if (filled(name)) return true;
    const series = seriesOf(name);
    if (!rule.required && offered.has(series)) return false;
    offered.add(series);
    return true;
  });
}

/** `image_url_3` belongs to `image_url`. */
export const seriesOf = (name: string) => name.replace(/_\d+$/, '');
