// The AI SDK against the sandbox: OpenAI's provider, which speaks responses by default and chat completions when asked, and the
// provider for compatible servers.
import assert from "node:assert/strict";
import test from "node:test";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, cosineSimilarity, embed, embedMany, generateText, jsonSchema, Output, streamText, tool } from "ai";
import { z } from "zod";
import { cost, counting, key, openAiUrl, poorKey, redPixel, weather } from "./tessera.mjs";

const openai = createOpenAI({ baseURL: openAiUrl, apiKey: key });
const compatible = createOpenAICompatible({ name: "tessera", baseURL: openAiUrl, apiKey: key, includeUsage: true, supportsStructuredOutputs: true });
const weatherTool = tool({ description: weather.description, inputSchema: jsonSchema(weather.parameters), execute: () => "12 degrees" });

const models = { responses: () => openai("gpt-5"), chat: () => openai.chat("gpt-5"), compatible: () => compatible("gpt-5") };
for (const [name, model] of Object.entries(models)) {
  test(`${name}: a text with its usage`, async () => {
    const { text, usage, finishReason } = await generateText({ model: model(), prompt: "Say hello" });
    assert.ok(text.length > 0);
    assert.ok(usage.inputTokens > 0 && usage.outputTokens > 0);
    assert.equal(finishReason, "stop");
  });

  test(`${name}: a stream with its usage and its cost`, async () => {
    const result = streamText({ model: model(), prompt: "Say hello" });
    let text = "";
    for await (const piece of result.textStream) {
      text += piece;
    }
    assert.ok(text.length > 0);
    assert.equal((await result.finishReason), "stop");
    const usage = await result.usage;
    assert.ok(usage.outputTokens > 0);
    // OpenAI's provider for chats drops members that OpenAI does not have.
    assert.equal(usage.raw.cost, name === "chat" ? undefined : 3);
  });

  test(`${name}: a tool is called and its result is answered, turn after turn`, async () => {
    const prompt = [{ role: "user", content: "What is the weather in Riga?" }];
    const called = await generateText({ model: model(), messages: prompt, tools: { weather: weatherTool }, toolChoice: "required" });
    assert.equal(called.toolCalls[0].toolName, "weather");
    assert.equal(called.toolResults[0].output, "12 degrees");
    const answered = await generateText({ model: model(), messages: [...prompt, ...called.response.messages], tools: { weather: weatherTool } });
    assert.match(answered.text, /12 degrees/);
    const next = await generateText({
      model: model(),
      messages: [...prompt, ...called.response.messages, ...answered.response.messages, { role: "user", content: "Thanks" }],
    });
    assert.ok(next.text.length > 0);
  });

  test(`${name}: a tool call is streamed`, async () => {
    const result = streamText({ model: model(), prompt: "What is the weather in Riga?", tools: { weather: weatherTool }, toolChoice: "required" });
    await result.consumeStream();
    assert.equal((await result.toolCalls)[0].toolName, "weather");
    assert.equal(await result.finishReason, "tool-calls");
  });

  test(`${name}: an object of a schema`, async () => {
    const { output } = await generateText({
      model: model(),
      prompt: "Describe a thing",
      output: Output.object({ schema: z.object({ name: z.string(), size: z.number() }) }),
    });
    assert.equal(typeof output.name, "string");
    assert.equal(typeof output.size, "number");
  });

  test(`${name}: a picture is seen`, async () => {
    const content = [{ type: "text", text: "What is this?" }, { type: "image", image: redPixel }];
    const { text } = await generateText({ model: model(), messages: [{ role: "user", content }] });
    assert.match(text, /1.?[x×].?1|red/i);
  });
}

const providers = { openai, compatible };
for (const [name, provider] of Object.entries(providers)) {
  test(`${name}: embeddings of texts that share words are near`, async () => {
    const model = provider.textEmbeddingModel("text-embedding-3-small");
    const { embedding, usage } = await embed({ model, value: "the lighthouse in the harbour" });
    const { embeddings } = await embedMany({ model, values: ["a harbour with a lighthouse", "quarterly tax return"] });
    assert.equal(embedding.length, 1536);
    assert.ok(usage.tokens > 0);
    assert.ok(cosineSimilarity(embedding, embeddings[0]) > cosineSimilarity(embedding, embeddings[1]) + 0.5);
  });
}

for (const [name, make] of Object.entries({
  openai: (options) => createOpenAI(options)("gpt-5"),
  compatible: (options) => createOpenAICompatible({ name: "tessera", ...options })("gpt-5"),
})) {
  test(`${name}: an empty balance is 402, is sent once and costs nothing`, async () => {
    const fetch = counting();
    const model = make({ baseURL: openAiUrl, apiKey: poorKey, fetch });
    const spent = await cost(() =>
      assert.rejects(generateText({ model, prompt: "Say hello" }), (error) => {
        assert.ok(APICallError.isInstance(error));
        assert.equal(error.statusCode, 402);
        assert.match(error.message, /tokens/);
        return true;
      }),
    );
    assert.deepEqual([fetch.requests, spent], [1, 0]);
  });
}
