// Anthropic's library against a started server: `gpt-5` is served by a stub that fails as the prompt says, other models by
// the sandbox.
import assert from "node:assert/strict";
import test from "node:test";
import Anthropic from "@anthropic-ai/sdk";

const { TESSERA_URL: url, TESSERA_KEY: key } = process.env;
const tools = [{ name: "weather", description: "Of a city", input_schema: { type: "object", properties: { city: { type: "string" } } } }];

function connect(apiKey = key) {
  const counted = { sent: 0 };
  const client = new Anthropic({
    baseURL: url,
    apiKey,
    fetch: async (...call) => {
      counted.sent++;
      const reply = await fetch(...call);
      // The library would wait for the seconds that the server asks for.
      return new Response(reply.body, { status: reply.status, headers: [...reply.headers].filter(([name]) => name !== "retry-after") });
    },
  });
  return { client, counted };
}

const say = (content, model = "claude-haiku-4.5") => ({ model, max_tokens: 200, messages: [{ role: "user", content }] });

async function balance() {
  const reply = await fetch(`${url}/api/v2/user/balance`, { headers: { Authorization: `Bearer ${key}` } });
  return (await reply.json()).token_balance;
}

test("a message, by the catalogue's name and by the vendor's", async () => {
  const { client } = connect();
  for (const model of ["claude-haiku-4.5", "claude-haiku-4-5"]) {
    const { data, response } = await client.messages.create(say("Why is the sky blue?", model)).withResponse();
    assert.equal(data.model, "claude-haiku-4.5");
    assert.equal(data.content[0].type, "text");
    assert.equal(data.stop_reason, "end_turn");
    assert.equal(response.headers.get("x-tessera-tokens-spent"), String(data.usage.cost));
  }
});

test("a stream adds up to its message", async () => {
  const { client } = connect();
  const stream = client.messages.stream(say("Count to ten."));
  let text = "";
  stream.on("text", (piece) => (text += piece));
  const message = await stream.finalMessage();
  assert.equal(message.content[0].text, text);
  assert.ok(message.usage.output_tokens > 0);
});

test("a round of tools, streamed", async () => {
  const { client } = connect();
  const question = say("Do I need a coat?");
  const called = await client.messages.stream({ ...question, tools, tool_choice: { type: "any" } }).finalMessage();
  assert.equal(called.stop_reason, "tool_use");
  const call = called.content.find((block) => block.type === "tool_use");
  const messages = [
    ...question.messages,
    { role: "assistant", content: called.content },
    { role: "user", content: [{ type: "tool_result", tool_use_id: call.id, content: "31 below zero" }] },
  ];
  const answered = await client.messages.create({ ...question, tools, messages });
  assert.match(answered.content[0].text, /31 below zero/);
});

test("a picture is seen", async () => {
  const { client } = connect();
  const data = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const source = { type: "base64", media_type: "image/png", data };
  const message = await client.messages.create(say([{ type: "image", source }, { type: "text", text: "What is this?" }]));
  assert.equal(message.stop_reason, "end_turn");
});

test("models are paged and tokens estimated", async () => {
  const { client } = connect();
  const ids = [];
  for await (const model of client.models.list({ limit: 7 })) ids.push(model.id);
  assert.ok(ids.length > 20 && new Set(ids).size === ids.length);
  assert.equal((await client.models.retrieve("gpt-5")).id, "gpt-5");
  assert.ok((await client.messages.countTokens({ model: "gpt-5", messages: [{ role: "user", content: "Hi" }] })).input_tokens > 0);
});

test("errors have their class, and are repeated only where that is safe", async () => {
  const expected = [
    ["fail 429", Anthropic.InternalServerError, 529, 3],
    ["fail garbage", Anthropic.InternalServerError, 502, 1],
    ["fail 400", Anthropic.BadRequestError, 400, 1],
  ];
  const before = await balance();
  for (const [prompt, type, status, sends] of expected) {
    const { client, counted } = connect();
    await assert.rejects(client.messages.create(say(prompt, "gpt-5")), (raised) => raised instanceof type && raised.status === status && raised.requestID !== null);
    assert.equal(counted.sent, sends, prompt);
  }
  await assert.rejects(connect("nb_wrong").client.messages.create(say("Hi")), Anthropic.AuthenticationError);
  await assert.rejects(connect().client.messages.create(say("Hi", "gpt-55")), Anthropic.NotFoundError);
  await assert.rejects(connect().client.messages.create({ ...say("Hi"), max_tokens: 0 }), Anthropic.BadRequestError);
  assert.equal(await balance(), before);
});

test("an empty balance is raised at once", async () => {
  const { client, counted } = connect(process.env.TESSERA_POOR_KEY);
  await assert.rejects(client.messages.create(say("Hi", "gpt-5")), (raised) => raised.status === 402 && raised.type === "billing_error");
  assert.equal(counted.sent, 1);
});

test("a stream that breaks off is raised and costs nothing", async () => {
  const { client } = connect();
  const before = await balance();
  let text = "";
  await assert.rejects(async () => {
    for await (const event of await client.messages.create({ ...say("break", "gpt-5"), stream: true })) text += event.delta?.text ?? "";
  }, Anthropic.APIError);
  assert.equal(text, "Half");
  assert.equal(await balance(), before);
});

test("a forced repetition with its key is charged once", async () => {
  const { client } = connect();
  const before = await balance();
  const once = { headers: { "Idempotency-Key": `repeat-${Date.now()}` } };
  const first = await client.messages.create(say("Hello", "gpt-5"), once);
  const again = await client.messages.create(say("Hello", "gpt-5"), once);
  assert.equal(again.id, first.id);
  assert.equal(await balance(), before - first.usage.cost);
});

test("a first token that is slow, streamed", async () => {
  const { client, counted } = connect();
  const message = await client.messages.stream(say("slow", "gpt-5")).finalMessage();
  assert.deepEqual([message.content[0].text, counted.sent], ["Hello", 1]);
});
