import { isPossible } from './controls';
import { rulesOf, type Model, type OptionRule, type Options, type OptionValue } from './config';

/** The chosen values that another model also takes: the others would be refused or ignored there. */
export function keepAllowed(model: Model, options: Options): Options {
  const rules = rulesOf(model);
  const kept = Object.entries(options).filter(([name, value]) => rules[name] !== undefined && fits(rules[name], value));
  const result = Object.fromEntries(kept);
  return Object.fromEntries(kept.filter(([name]) => isPossible(rules[name]!, result)));
}

/** A change of one option; undefined takes its default. What the new value makes impossible goes. */
export function withOption(model: Model, options: Options, name: string, value: OptionValue | undefined): Options {
  const rules = rulesOf(model);
  const next = { ...options };
  if (value === undefined) delete next[name];
  else next[name] = value;
  return Object.fromEntries(Object.entries(next).filter(([other]) => other === name || !rules[other] || isPossible(rules[other], next)));
}

export function fits(rule: OptionRule, value: OptionValue): boolean {
  if (rule.same_as !== undefined) return false;
  if (rule.allowed) return rule.allowed.includes(value as string | number | boolean);
  if (!hasType(rule, value)) return false;
  if (typeof value === 'number') return value >= (rule.min ?? -Infinity) && value <= (rule.max ?? Infinity);
  if (typeof value === 'string') return value.length <= (rule.max_length ?? Infinity);
  return !Array.isArray(value) || value.length <= (rule.max_items ?? Infinity);
}

function hasType({ type }: OptionRule, value: OptionValue): boolean {
  if (type === undefined) return true;
  if (Array.isArray(value)) return type.includes('array');
  if (typeof value === 'number') return type.includes('number') || (type.includes('integer') && Number.isInteger(value));
  return type.includes(typeof value);
}
