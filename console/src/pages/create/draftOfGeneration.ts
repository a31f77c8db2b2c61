import { here, json, type Schemas } from '@/api/client';
import { Failure } from '@/api/failure';
import type { Draft } from '@/playground/call/draft';
import { emptyDraft } from '@/playground/call/savedDraft';
import { findModel } from '@/playground/catalogue/chooseModel';
import { rulesOf, type Model, type OptionValue } from '@/playground/catalogue/config';
import { slotsOf } from '@/playground/catalogue/inputs';

type RequestFacts = Schemas['RequestFacts'];

/** The form with which a generation was made, so that it can be changed and run again. */
export async function draftOfGeneration(id: number, models: Model[]): Promise<{ model: Model; draft: Draft }> {
  const { request } = await json<{ request?: RequestFacts | null }>(`/api/v2/generate/${id}`);
  const model = findModel(models, request?.model);
  if (!request || !model) throw new Failure({ error: 'not_found', message: '' }, 404);
  return { model, draft: draftOfRequest(request, model) };
}

export function draftOfRequest(request: RequestFacts, model: Model): Draft {
  const rules = rulesOf(model);
  // The API names every option with its value; the form shows as chosen what differs from the default.
  const chosen = Object.entries(request.options as Record<string, OptionValue>).filter(
    ([name, value]) => rules[name] !== undefined && value !== rules[name].default,
  );
  return {
    ...emptyDraft(model.slug),
    prompt: request.prompt ?? '',
    system: systemOf(request),
    options: Object.fromEntries(chosen),
    files: Object.fromEntries(
      slotsOf(model).flatMap(({ name, rule }) => {
        const url = request.inputs[name];
        return url ? [[name, { url, preview: here(url) ?? url, name: '', media: rule.media }]] : [];
      }),
    ),
  };
}

function systemOf({ messages }: RequestFacts): string {
  const system = messages?.find((message) => message.role === 'system')?.content;
  return typeof system === 'string' ? system : '';
}
