import type { Model } from '@/api/queries/models';

export type { Model };
export type OptionValue = string | number | boolean | string[] | Record<string, unknown>;
export type Options = Record<string, OptionValue>;

/** One option as `config.options` of the catalogue describes it. */
export interface OptionRule {
  type?: string[];
  default?: OptionValue;
  allowed?: (string | number | boolean)[];
  examples?: string[];
  min?: number;
  max?: number;
  max_length?: number;
  max_items?: number;
  /** Another option's name, of which this one is an alias. */
  same_as?: string;
  /** The values of `size` that each value stands for. */
  sizes?: Record<string, string[]>;
  /** The values of other options with which alone this one is allowed. */
  with?: Record<string, string[]>;
  label_en?: string;
  label_ru?: string;
  order?: number;
}

export interface InputRule {
  media: 'image' | 'audio' | 'video';
  required?: boolean;
}

export interface ModelConfig {
  options?: Record<string, OptionRule>;
  inputs?: Record<string, InputRule>;
  prompt?: 'none' | 'optional' | 'required';
  max_prompt_length?: number;
  context_tokens?: number;
  eta_seconds?: number;
}

// The document leaves `config` open, because each model has its own.
export const configOf = (model: Model) => model.config as unknown as ModelConfig;

export const rulesOf = (model: Model): Record<string, OptionRule> => configOf(model).options ?? {};

/** Whether a text has to be written; models without a limit for it take none. */
export function promptUse(model: Model): 'none' | 'optional' | 'required' {
  const config = configOf(model);
  if (config.prompt) return config.prompt;
  if (!config.max_prompt_length) return 'none';
  return Object.values(config.inputs ?? {}).some((input) => input.required) ? 'optional' : 'required';
}
