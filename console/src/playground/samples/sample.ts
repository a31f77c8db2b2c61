import type { Model } from '../catalogue/config';
import type { CallBody } from '../call/body';

/** What a sample of code has to do. */
export interface Sample {
  /** `https://ai.example.org`, without a path. */
  origin: string;
  path: string;
  body: CallBody;
  /** The members of the reply that hold the result; the first that has a value counts. */
  result: string[];
  /** The member of the reply that holds the charge; none where a reply has no such member. */
  charge?: string;
  isStream: boolean;
  isAsync: boolean;
}

/** The call of a model as a sample shows it. */
export function sampleOf(model: Model, body: CallBody, origin: string): Sample {
  if (model.category === 'embedding') {
    const { prompt, messages: _messages, ...rest } = body;
    return { origin, path: '/v1/embeddings', body: { ...rest, input: prompt ?? '…' }, result: ['data'], isStream: false, isAsync: false };
  }

  const isText = model.category === 'text';
  return {
    origin,
    path: '/api/v2/generate',
    body,
    result: isText ? ['content'] : resultsOf(model.category),
    charge: isText ? 'tokens_used' : 'tokens_spent',
    isStream: body.stream === true,
    isAsync: model.is_async,
  };
}

const resultsOf = (category: string) =>
  category === 'stt' ? ['result_text'] : category === 'tool' ? ['result_url', 'result_text'] : ['result_url'];

/** JSON as it stands in code, its further lines indented. */
export const indentedJson = (value: unknown, indent: number) => JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(indent)}`);
