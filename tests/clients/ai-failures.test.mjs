// The AI SDK when the vendor behind the server fails: the stub answers what the prompt asks for.
import assert from "node:assert/strict";
import test from "node:test";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, streamText } from "ai";
import { cost, key, openAiUrl } from "./tessera.mjs";

const openai = createOpenAI({ baseURL: openAiUrl, apiKey: key });
const compatible = createOpenAICompatible({ name: "tessera", baseURL: openAiUrl, apiKey: key });

for (const [name, model] of Object.entries({ responses: openai("gpt-5"), chat: openai.chat("gpt-5"), compatible: compatible("gpt-5") })) {
  test(`${name}: a stream that breaks off yields an error, and costs nothing`, async () => {
    const errors = [];
    const spent = await cost(async () => {
      const result = streamText({ model, prompt: "break off", onError: ({ error }) => errors.push(error) });
      await result.consumeStream();
    });
    assert.equal(errors.length, 1);
    assert.equal(spent, 0);
  });

  test(`${name}: a failure before the text is a status, and costs nothing`, async () => {
    const spent = await cost(() => assert.rejects(generateText({ model, prompt: "fail garbage", maxRetries: 0 }), (error) => error.statusCode === 502));
    assert.equal(spent, 0);
  });
}
