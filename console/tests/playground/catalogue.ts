import { readFileSync } from 'node:fs';
import type { InputRule, Model, OptionRule } from '@/playground/catalogue/config';

interface Entry {
  slug: string;
  name: string;
  vendor: string;
  category: string;
  description_en: string;
  description_ru: string;
  supports_vision?: boolean;
  supports_streaming?: boolean;
  async?: boolean;
  prompt?: string;
  max_prompt_length?: number;
  price: { type: string };
  options?: Record<string, Record<string, unknown> | null>;
  inputs?: Record<string, InputRule & { most?: number }>;
}

const file = JSON.parse(readFileSync(new URL('../../../catalog/models.json', import.meta.url), 'utf8')) as {
  defaults: Record<string, Partial<Entry>>;
  models: Entry[];
};

/** Every model of the catalogue as `GET /api/v2/models` shows it. */
export const models: Model[] = file.models.map((entry) => {
  const defaults = file.defaults[entry.category] ?? {};
  const all = { ...defaults, ...entry };
  return model({
    slug: all.slug,
    name: all.name,
    category: all.category,
    pricing_type: all.price.type,
    supports_streaming: all.supports_streaming ?? false,
    supports_vision: all.supports_vision ?? false,
    is_async: all.async ?? false,
    config: {
      options: optionsOf({ ...defaults.options, ...entry.options }),
      inputs: inputsOf(all.inputs ?? {}),
      ...(all.max_prompt_length ? { max_prompt_length: all.max_prompt_length } : {}),
    },
  });
});

/** A model with what a test says of it. */
export function model(facts: Omit<Partial<Model>, 'config'> & { config: object }): Model {
  return {
    slug: 'invented',
    name: 'Invented',
    category: 'image',
    provider: 'Acme',
    min_plan: 'free',
    token_cost: 4,
    min_token_cost: 4,
    max_token_cost: 4,
    pricing_type: 'fixed',
    description: '',
    description_en: '',
    description_ru: '',
    supports_streaming: false,
    supports_vision: false,
    is_async: false,
    aliases: [],
    available: true,
    sandbox: true,
    served_by: ['sandbox'],
    routes: [],
    ...facts,
  } as unknown as Model;
}

function optionsOf(options: Record<string, Record<string, unknown> | null>): Record<string, OptionRule> {
  const kept = Object.entries(options).filter(([, rule]) => rule !== null);
  return Object.fromEntries(
    kept.map(([name, rule]) => [name, { ...rule, ...('type' in rule! ? { type: [rule.type].flat() } : {}) } as OptionRule]),
  );
}

function inputsOf(inputs: NonNullable<Entry['inputs']>): Record<string, InputRule> {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, { media, required, most = 1 }]) =>
      Array.from({ length: most }, (_, i) => [i === 0 ? name : `${name}_${i + 1}`, { media, required: (required ?? false) && i === 0 }]),
    ),
  );
}
