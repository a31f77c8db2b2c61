// The openai package when the vendor behind the server fails: the stub answers what the prompt asks for.
import assert from "node:assert/strict";
import test from "node:test";
import OpenAI from "openai";
import { cost, counting, key, openAiUrl } from "./tessera.mjs";

const ask = (content, more = {}) => ({ model: "gpt-5", messages: [{ role: "user", content }], ...more });

function caller() {
  const fetch = counting();
  return { fetch, client: new OpenAI({ baseURL: openAiUrl, apiKey: key, fetch, maxRetries: 2 }) };
}

test("the usage is the vendor's", async () => {
  const { usage } = await caller().client.chat.completions.create(ask("answer"));
  assert.deepEqual(usage, {
    prompt_tokens: 123, completion_tokens: 45, total_tokens: 168, cost: 3,
    prompt_tokens_details: { cached_tokens: 0 }, completion_tokens_details: { reasoning_tokens: 0 },
  });
});

for (const stream of [false, true]) {
  test(`a vendor that is overloaded is asked again and costs nothing, ${stream ? "streamed" : "whole"}`, async () => {
    const { fetch, client } = caller();
    const retries = { headers: { "x-stainless-retry-count": "0" } };
    const spent = await cost(() =>
      assert.rejects(client.chat.completions.create(ask("fail 429", { stream }), { ...retries, maxRetries: 0 }), (error) => {
        assert.deepEqual([error.status, error.code], [503, "overloaded"]);
        assert.ok(Number(error.headers.get("retry-after")) > 0);
        assert.equal(error.headers.get("x-should-retry"), null);
        return true;
      }),
    );
    assert.deepEqual([fetch.requests, spent], [1, 0]);
  });

  test(`a reply that may have been billed is not asked for again, ${stream ? "streamed" : "whole"}`, async () => {
    const { fetch, client } = caller();
    const spent = await cost(() =>
      assert.rejects(client.chat.completions.create(ask("fail garbage", { stream })), (error) => {
        assert.deepEqual([error.status, error.code, error.headers.get("x-should-retry")], [502, "provider_error", "false"]);
        return true;
      }),
    );
    assert.deepEqual([fetch.requests, spent], [1, 0]);
  });
}

test("a stream that breaks off raises the error after what came, and costs nothing", async () => {
  const { client } = caller();
  let text = "";
  const spent = await cost(() =>
    assert.rejects(
      async () => {
        for await (const chunk of await client.chat.completions.create(ask("break off", { stream: true }))) {
          text += chunk.choices[0]?.delta.content ?? "";
          assert.equal(chunk.choices[0]?.finish_reason, null);
        }
      },
      (error) => error instanceof OpenAI.APIError && error.code === "provider_error",
    ),
  );
  assert.deepEqual([text, spent], ["half", 0]);
});

test("a response that breaks off is response.failed", async () => {
  const { client } = caller();
  const stream = await client.responses.create({ model: "gpt-5", input: "break off", stream: true });
  let last;
  for await (const event of stream) {
    last = event;
  }
  assert.deepEqual([last.type, last.response.status, last.response.error.code], ["response.failed", "failed", "provider_error"]);
});

test("a first token that is slow, whole and streamed", async () => {
  const { fetch, client } = caller();
  assert.equal((await client.chat.completions.create(ask("slow"))).choices[0].message.content, "Hello");
  let text = "";
  for await (const chunk of await client.chat.completions.create(ask("slow", { stream: true }))) {
    text += chunk.choices[0]?.delta.content ?? "";
  }
  assert.deepEqual([text, fetch.requests], ["Hello", 2]);
});
