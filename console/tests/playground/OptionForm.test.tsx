import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { I18nContext } from '@/i18n';
import { en } from '@/i18n/en';
import { ru } from '@/i18n/ru';
import { createI18n } from '@/i18n/translate';
import { formOptions } from '@/playground/catalogue/controls';
import { rulesOf, type Model, type OptionRule, type Options } from '@/playground/catalogue/config';
import { OptionForm } from '@/playground/optionForm/OptionForm';
import { model, models } from './catalogue';

const languages = { en: createI18n('en', en), ru: createI18n('ru', ru) };

const render = (of: Model, language: 'en' | 'ru' = 'en', options: Options = {}) =>
  renderToStaticMarkup(
    <I18nContext value={languages[language]}>
      <OptionForm model={of} options={options} onChange={() => undefined} />
    </I18nContext>,
  );

const controls = /<select|<textarea|role="radiogroup"|type="range"|role="switch"|<input class="ctl/g;

const invented = (options: Record<string, OptionRule>) => model({ config: { options } });

describe('the form of every model of the catalogue', () => {
  it.each(models.map((one) => [one.slug, one] as const))('%s', (_, one) => {
    for (const language of ['en', 'ru'] as const) {
      const markup = render(one, language);
      expect(markup).not.toMatch(/undefined|NaN|\[object/);
      // No name of a text is shown in place of the text, and no folded option is missed.
      expect(markup).not.toMatch(/(?:create|option)\.[a-z]/);
      const main = formOptions(one).filter((option) => !option.isFolded);
      for (const option of main) expect(markup).toContain(languages[language].find(`option.${option.name}`));
      expect(markup.match(controls)?.length ?? 0).toBe(main.length);
    }
  });

  it('names every option in both languages', () => {
    const names = new Set(models.flatMap((one) => formOptions(one).map((option) => option.name)));
    for (const name of names) {
      expect(languages.en.find(`option.${name}`), name).toBeDefined();
      expect(languages.ru.find(`option.${name}`), name).toMatch(/[а-яё]|Top P/i);
    }
  });

  it('starts with a value that the rule allows', () => {
    for (const one of models)
      for (const [name, rule] of Object.entries(rulesOf(one)))
        if (rule.default !== undefined && rule.allowed) expect(rule.allowed, `${one.slug} ${name}`).toContain(rule.default);
  });
});

describe('the form of an operator’s model', () => {
  it.each([
    ['a list of few', { type: ['string'], allowed: ['soft', 'hard'] }, 'role="radiogroup"'],
    ['a list of many', { type: ['string'], allowed: ['a1', 'b2', 'c3', 'd4', 'e5', 'f6'] }, '<select'],
    ['numbers to choose from', { type: ['integer'], allowed: [1, 2, 4], default: 2 }, 'checked="" value="2"'],
    ['shapes', { type: ['string'], allowed: ['1:1', '16:9', 'auto'] }, '<rect'],
    ['a flag', { type: ['boolean'], default: true }, 'checked=""/>'],
    ['a small range', { type: ['number'], min: 0, max: 1, default: 0.5 }, 'step="0.05"'],
    ['a large range', { type: ['integer'], min: 1, max: 4096 }, 'inputMode="numeric"'],
    ['a number below zero', { type: ['number'], min: -1000, max: 1000 }, 'inputMode="text"'],
    ['a text', { type: ['string'], max_length: 40, examples: ['one', 'two'] }, '<datalist'],
    ['a long text', { type: ['string'], max_length: 5000 }, '<textarea'],
    ['a list of texts', { type: ['array'], max_items: 5 }, 'One entry per line.'],
    ['an object', { type: ['object'] }, '<textarea'],
    ['nothing at all', {}, '<input'],
  ] as [string, OptionRule, string][])('shows %s', (_, rule, expected) => {
    const markup = render(invented({ film_grain: rule }));
    expect(markup).toContain('Film grain');
    expect(markup.replaceAll('inputmode', 'inputMode')).toContain(expected);
  });

  it('uses the names of the catalogue', () => {
    const one = invented({ grain: { type: ['boolean'], label_en: 'Film grain', label_ru: 'Зерно плёнки' } });
    expect(render(one)).toContain('Film grain');
    expect(render(one, 'ru')).toContain('Зерно плёнки');
  });

  it('follows the order of the catalogue', () => {
    const one = invented({ second: { type: ['boolean'], order: 2 }, first: { type: ['boolean'], order: 1 } });
    expect(formOptions(one).map((option) => option.name)).toEqual(['first', 'second']);
  });

  it('leaves out an alias, a second name of size, and a choice of one', () => {
    const one = invented({
      size: { type: ['string'], allowed: ['512x512', '512x768'] },
      aspect_ratio: { type: ['string'], allowed: ['1:1', '2:3'], sizes: { '1:1': ['512x512'], '2:3': ['512x768'] } },
      dimensions: { same_as: 'size' },
      resolution: { type: ['string'], allowed: ['1080p'] },
    });
    expect(formOptions(one).map((option) => option.name)).toEqual(['size']);
  });

  it('says what an option needs that another one rules out', () => {
    const one = invented({
      reasoning_effort: { type: ['string'], allowed: ['none', 'high'] },
      temperature: { type: ['number'], min: 0, max: 2, with: { reasoning_effort: ['none'] } },
    });
    expect(render(one)).toContain('type="range"');
    expect(render(one, 'en', { reasoning_effort: 'high' })).toContain('available with Reasoning effort: none');
  });
});
