import { ratioOf } from './ratio';
import { rulesOf, type Model, type OptionRule } from './config';

export type Control = 'switch' | 'tiles' | 'segments' | 'select' | 'seed' | 'slider' | 'number' | 'text' | 'paragraph' | 'lines' | 'json';

export interface FormOption {
  name: string;
  rule: OptionRule;
  control: Control;
  isFolded: boolean;
}

// Members that programs use and that have no meaning in a form.
const programsOnly = new Set(['n', 'user', 'metadata', 'tools', 'tool_choice', 'response_format', 'stop']);
const folded = new Set(['top_p', 'presence_penalty', 'frequency_penalty']);
// What changes the picture, then the format, then the seed; unknown options come before the format.
const first = 'size aspect_ratio resolution duration scale mode quality style audio voice_id speed language task diarize'.split(' ');
const then = 'reasoning_effort temperature max_tokens negative_prompt'.split(' ');
const last = 'format seed'.split(' ');

const shortTexts = { count: 4, letters: 24 };
const sliderSteps = 1000;

/** The options of a model's form in their order, each with the control that its rule asks for. */
export function formOptions(model: Model): FormOption[] {
  const rules = rulesOf(model);
  return Object.entries(rules)
    .filter(([name, rule]) => !programsOnly.has(name) && !isSameOption(rule, rules) && isChoice(rule))
    .map(([name, rule]) => ({ name, rule, control: controlOf(name, rule), isFolded: folded.has(name) }))
    .sort((a, b) => position(a.name, a.rule) - position(b.name, b.rule));
}

/** All options of a model, those that only programs use included, in the order of the form. */
export const allOptions = (model: Model): [name: string, rule: OptionRule][] =>
  Object.entries(rulesOf(model)).sort(([a, one], [b, other]) => position(a, one) - position(b, other));

/** The options that a change of the others has made impossible, such as a temperature while the model reasons. */
export function isPossible(rule: OptionRule, options: Record<string, unknown>): boolean {
  return Object.entries(rule.with ?? {}).every(
    ([other, values]) => options[other] === undefined || values.includes(String(options[other])),
  );
}

/** The default, where the other options let it apply. */
export function defaultOf(rule: OptionRule, options: Record<string, unknown>, rules: Record<string, OptionRule>): OptionRule['default'] {
  const applies = Object.entries(rule.with ?? {}).every(([other, values]) =>
    values.includes(String(options[other] ?? rules[other]?.default)),
  );
  return applies ? rule.default : undefined;
}

export const isNumeric = (rule: OptionRule) => has(rule, 'number') || has(rule, 'integer');

export const isWhole = (rule: OptionRule) => has(rule, 'integer') && !has(rule, 'number');

export function sliderStep(rule: OptionRule): number {
  const range = (rule.max ?? 0) - (rule.min ?? 0);
  if (isWhole(rule)) return 1;
  return range <= 5 ? 0.05 : range <= 20 ? 0.1 : 1;
}

const has = (rule: OptionRule, type: string) => rule.type?.includes(type) ?? false;

// An alias; and where `size` is offered, an option that only selects a size would be the same choice twice.
const isSameOption = (rule: OptionRule, rules: Record<string, OptionRule>) =>
  rule.same_as !== undefined || (rule.sizes !== undefined && rules.size !== undefined && rules.size.same_as === undefined);

// One allowed value leaves nothing to choose.
const isChoice = ({ allowed }: OptionRule) => allowed === undefined || allowed.length > 1;

function controlOf(name: string, rule: OptionRule): Control {
  if (rule.allowed) return listControl(rule.allowed);
  if (has(rule, 'boolean')) return 'switch';
  if (name === 'seed' && isNumeric(rule)) return 'seed';
  if (isNumeric(rule)) return isSlider(rule) ? 'slider' : 'number';
  if (has(rule, 'array')) return 'lines';
  if (has(rule, 'object') && !has(rule, 'string')) return 'json';
  return name === 'negative_prompt' || (rule.max_length ?? 0) > 500 ? 'paragraph' : 'text';
}

function listControl(allowed: (string | number | boolean)[]): Control {
  const shapes = allowed.filter((value) => ratioOf(value) !== null).length;
  if (shapes > 0 && shapes >= allowed.length - 1) return 'tiles';
  const letters = allowed.reduce<number>((sum, value) => sum + String(value).length, 0);
  return allowed.length <= shortTexts.count && letters <= shortTexts.letters ? 'segments' : 'select';
}

function isSlider(rule: OptionRule): boolean {
  if (rule.min === undefined || rule.max === undefined) return false;
  const range = rule.max - rule.min;
  return range > 0 && range <= 200 && range / sliderStep(rule) <= sliderSteps;
}

function position(name: string, rule: OptionRule): number {
  if (rule.order !== undefined) return rule.order;
  const lists: [string[], number][] = [
    [first, 1000],
    [then, 3000],
    [last, 4000],
  ];
  for (const [list, start] of lists) if (list.includes(name)) return start + list.indexOf(name);
  return 2000;
}
