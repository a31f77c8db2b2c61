// The openai package against the sandbox: its quickstart and what else it can ask of texts, with only the base URL and the key changed.
import assert from "node:assert/strict";
import test from "node:test";
import OpenAI from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { z } from "zod";
import { randomUUID } from "node:crypto";
import { cost, counting, key, openAiUrl, poorKey, redPixel, weather } from "./tessera.mjs";

const client = new OpenAI({ baseURL: openAiUrl, apiKey: key });
const hello = { model: "gpt-5", messages: [{ role: "user", content: "Say hello" }] };
const weatherTool = { type: "function", function: weather };

test("models are listed and retrieved by the vendor's name", async () => {
  const ids = [];
  for await (const model of client.models.list()) {
    ids.push(model.id);
  }
  assert.ok(ids.includes("gpt-5") && ids.includes("text-embedding-3-small"));
  assert.equal((await client.models.retrieve("claude-sonnet-4-5")).id, "claude-sonnet-4.5");
  assert.equal((await client.models.retrieve("openai/gpt-6-sol")).id, "gpt-6-sol");
});

test("a chat has a text, its usage and its cost", async () => {
  const { data, response, request_id: id } = await client.chat.completions.create(hello).withResponse();
  assert.match(data.id, /^chatcmpl-/);
  assert.ok(data.choices[0].message.content.length > 0);
  assert.equal(data.choices[0].finish_reason, "stop");
  assert.equal(data.usage.cost, 3);
  assert.equal(response.headers.get("x-tessera-tokens-spent"), "3");
  assert.ok(id);
});

test("a chat is streamed, with its usage last", async () => {
  const stream = await client.chat.completions.create({ ...hello, stream: true, stream_options: { include_usage: true } });
  let [text, reason, usage] = ["", null, null];
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? "";
    reason ??= chunk.choices[0]?.finish_reason;
    usage = chunk.usage ?? usage;
  }
  assert.ok(text.length > 0);
  assert.equal(reason, "stop");
  assert.equal(usage.cost, 3);
});

test("the stream helper collects the same text", async () => {
  const stream = client.chat.completions.stream(hello);
  let text = "";
  stream.on("content", (delta) => (text += delta));
  assert.equal((await stream.finalChatCompletion()).choices[0].message.content, text);
});

for (const stream of [false, true]) {
  test(`a tool is called and answered, ${stream ? "streamed" : "whole"}`, async () => {
    const messages = [{ role: "user", content: "What is the weather in Riga?" }];
    const body = { model: "gpt-5", messages, tools: [weatherTool], tool_choice: "required" };
    const called = stream
      ? await client.chat.completions.stream(body).finalChatCompletion()
      : await client.chat.completions.create(body);
    const { message, finish_reason: reason } = called.choices[0];
    assert.equal(reason, "tool_calls");
    assert.equal(message.tool_calls[0].function.name, "weather");
    assert.equal(typeof JSON.parse(message.tool_calls[0].function.arguments).city, "string");

    const answer = await client.chat.completions.create({
      model: "gpt-5",
      tools: [weatherTool],
      messages: [...messages, message, { role: "tool", tool_call_id: message.tool_calls[0].id, content: "12 degrees" }],
    });
    assert.match(answer.choices[0].message.content, /12 degrees/);
  });
}

test("a schema is followed and parsed", async () => {
  const format = zodResponseFormat(z.object({ name: z.string(), size: z.number() }), "thing");
  const reply = await client.chat.completions.parse({ ...hello, response_format: format });
  assert.equal(typeof reply.choices[0].message.parsed.name, "string");
  assert.equal(typeof reply.choices[0].message.parsed.size, "number");
});

test("a picture is seen", async () => {
  const content = [{ type: "text", text: "What is this?" }, { type: "image_url", image_url: { url: redPixel, detail: "low" } }];
  const reply = await client.chat.completions.create({ model: "gpt-5", messages: [{ role: "user", content }] });
  assert.match(reply.choices[0].message.content, /1.?[x×].?1|red/i);
});

test("a response is created, continued, retrieved and deleted", async () => {
  const first = await client.responses.create({ model: "gpt-5", instructions: "Be brief.", input: "Tell me about lighthouses" });
  assert.ok(first.output_text.length > 0);
  assert.equal(first.usage.cost, 3);
  const second = await client.responses.create({ model: "gpt-5", previous_response_id: first.id, input: "And harbours?" });
  assert.ok(second.usage.input_tokens > first.usage.input_tokens);
  assert.equal((await client.responses.retrieve(second.id)).output_text, second.output_text);
  await client.responses.delete(second.id);
  await assert.rejects(client.responses.retrieve(second.id), OpenAI.NotFoundError);
});

test("a response is streamed with all its events", async () => {
  const stream = client.responses.stream({ model: "gpt-5", input: "Say hello" });
  const types = new Set();
  let [text, number] = ["", -1];
  for await (const event of stream) {
    assert.equal(event.sequence_number, ++number);
    types.add(event.type);
    text += event.type === "response.output_text.delta" ? event.delta : "";
  }
  assert.ok(types.has("response.created") && types.has("response.content_part.done") && types.has("response.completed"));
  assert.equal((await stream.finalResponse()).output_text, text);
});

test("a response calls a function and takes its output", async () => {
  const tools = [{ type: "function", strict: true, ...weather }];
  const called = await client.responses
    .stream({ model: "gpt-5", input: "What is the weather in Riga?", tools, tool_choice: "required" })
    .finalResponse();
  const call = called.output.find((item) => item.type === "function_call");
  assert.equal(typeof JSON.parse(call.arguments).city, "string");
  const answer = await client.responses.create({
    model: "gpt-5",
    tools,
    previous_response_id: called.id,
    input: [{ type: "function_call_output", call_id: call.call_id, output: "12 degrees" }],
  });
  assert.match(answer.output_text, /12 degrees/);
});

test("embeddings are decoded from base64, as the client asks for them", async () => {
  const { data, usage } = await client.embeddings.create({ model: "text-embedding-3-small", input: ["a red house", "a red car"], dimensions: 128 });
  assert.deepEqual(data.map(({ embedding }) => embedding.length), [128, 128]);
  const near = data[0].embedding.reduce((sum, value, index) => sum + value * data[1].embedding[index], 0);
  assert.ok(near > 0.2 && near < 0.999, `${near}`);
  assert.equal(usage.cost, 1);
});

const refusals = [
  ["an unknown member", key, { ...hello, temprature: 1 }, OpenAI.BadRequestError, 400, "invalid_value", "temprature"],
  ["a value that is not allowed", key, { ...hello, n: 3 }, OpenAI.BadRequestError, 400, "invalid_value", "n"],
  ["logprobs", key, { ...hello, logprobs: true }, OpenAI.BadRequestError, 400, "invalid_value", "logprobs"],
  ["an unknown model", key, { ...hello, model: "gpt-55" }, OpenAI.NotFoundError, 404, "model_not_found", "model"],
  ["an unknown key", "nb_wrong", hello, OpenAI.AuthenticationError, 401, "invalid_api_key", null],
  ["an empty balance", poorKey, hello, OpenAI.APIError, 402, "credit_balance_exhausted", null],
];
for (const [what, apiKey, body, type, status, code, param] of refusals) {
  test(`${what} is ${status}, is sent once and costs nothing`, async () => {
    const fetch = counting();
    const caller = new OpenAI({ baseURL: openAiUrl, apiKey, fetch });
    const spent = await cost(() =>
      assert.rejects(caller.chat.completions.create(body), (error) => {
        assert.ok(error instanceof type);
        assert.deepEqual([error.status, error.code, error.param], [status, code, param]);
        assert.ok(error.requestID);
        return true;
      }),
    );
    assert.deepEqual([fetch.requests, spent], [1, 0]);
  });
}

test("an idempotency key is charged once, whatever the client sends again", async () => {
  // The option `idempotencyKey` of this client sends nothing.
  const options = { headers: { "Idempotency-Key": randomUUID() } };
  const replies = [];
  const spent = await cost(async () => {
    replies.push(await client.chat.completions.create(hello, options), await client.chat.completions.create(hello, options));
  });
  assert.equal(spent, 3);
  assert.equal(replies[0].id, replies[1].id);
});

test("a stream can be left", async () => {
  const stream = await client.chat.completions.create({ ...hello, stream: true });
  for await (const chunk of stream) {
    assert.ok(chunk.id);
    break;
  }
  assert.ok(stream.controller.signal.aborted);
});
