// LangChain's classes for OpenAI against the sandbox.
import assert from "node:assert/strict";
import test from "node:test";
import { HumanMessage, ToolMessage } from "@langchain/core/messages";
import { ChatOpenAI, OpenAIEmbeddings } from "@langchain/openai";
import { z } from "zod";
import { cost, counting, key, openAiUrl, poorKey, weather } from "./tessera.mjs";

const options = (more = {}) => ({ model: "gpt-5", apiKey: key, configuration: { baseURL: openAiUrl }, ...more });
const weatherTool = { type: "function", function: weather };

for (const useResponsesApi of [false, true]) {
  const name = useResponsesApi ? "responses" : "chat";
  const chat = new ChatOpenAI(options({ useResponsesApi }));

  test(`${name}: a text with its usage`, async () => {
    const reply = await chat.invoke("Say hello");
    assert.ok(reply.text.length > 0);
    assert.ok(reply.usage_metadata.output_tokens > 0);
  });

  test(`${name}: a stream with its usage`, async () => {
    let [text, usage] = ["", undefined];
    for await (const chunk of await chat.stream("Say hello")) {
      text += chunk.text;
      usage = chunk.usage_metadata ?? usage;
    }
    assert.ok(text.length > 0);
    assert.ok(usage.output_tokens > 0);
  });

  test(`${name}: a tool is called and answered`, async () => {
    const question = new HumanMessage("What is the weather in Riga?");
    const called = await chat.bindTools([weatherTool], { tool_choice: "weather" }).invoke([question]);
    const [call] = called.tool_calls;
    assert.equal(call.name, "weather");
    const answer = await chat
      .bindTools([weatherTool])
      .invoke([question, called, new ToolMessage({ content: "12 degrees", tool_call_id: call.id })]);
    assert.match(answer.text, /12 degrees/);
  });

  test(`${name}: an object of a schema`, async () => {
    const thing = await chat.withStructuredOutput(z.object({ name: z.string(), size: z.number() }), { method: "jsonSchema" }).invoke("Describe a thing");
    assert.equal(typeof thing.name, "string");
  });
}

test("embeddings of texts that share words are near", async () => {
  const embeddings = new OpenAIEmbeddings(options({ model: "text-embedding-3-small" }));
  const vectors = await embeddings.embedDocuments(["the lighthouse in the harbour", "a harbour with a lighthouse", "quarterly tax return"]);
  const dot = (one, other) => one.reduce((sum, value, index) => sum + value * other[index], 0);
  assert.ok(dot(vectors[0], vectors[1]) > dot(vectors[0], vectors[2]) + 0.5);
});

test("an empty balance is 402 and is sent once", async () => {
  const fetch = counting();
  const poor = new ChatOpenAI(options({ apiKey: poorKey, configuration: { baseURL: openAiUrl, fetch } }));
  const spent = await cost(() => assert.rejects(poor.invoke("Say hello"), (error) => error.status === 402));
  assert.deepEqual([fetch.requests, spent], [1, 0]);
});
