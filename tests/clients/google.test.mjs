// Google's library against a started server: `gpt-5` is served by a stub that fails as the prompt says, other models by the
// sandbox.
import assert from "node:assert/strict";
import test from "node:test";
import { ApiError, GoogleGenAI } from "@google/genai";

const { TESSERA_URL: baseUrl, TESSERA_KEY: key } = process.env;
const connect = (apiKey = key) => new GoogleGenAI({ apiKey, httpOptions: { baseUrl } }).models;
const model = "gemini-2.5-flash";

async function balance() {
  const reply = await fetch(`${baseUrl}/api/v2/user/balance`, { headers: { Authorization: `Bearer ${key}` } });
  return (await reply.json()).token_balance;
}

test("a text, whole and streamed", async () => {
  const whole = await connect().generateContent({ model, contents: "Why is the sky blue?", config: { systemInstruction: "Be brief.", maxOutputTokens: 200 } });
  assert.ok(whole.text.length > 0);
  assert.equal(whole.candidates[0].finishReason, "STOP");
  let text = "";
  let usage;
  for await (const piece of await connect().generateContentStream({ model, contents: "Count to ten." })) {
    text += piece.text ?? "";
    usage = piece.usageMetadata ?? usage;
  }
  assert.ok(text.length > 0 && usage.totalTokenCount > 0);
});

test("a round of functions", async () => {
  const config = {
    tools: [{ functionDeclarations: [{ name: "weather", parameters: { type: "OBJECT", properties: { city: { type: "STRING" } } } }] }],
  };
  const contents = [{ role: "user", parts: [{ text: "Do I need a coat?" }] }];
  const called = await connect().generateContent({ model, contents, config: { ...config, toolConfig: { functionCallingConfig: { mode: "ANY" } } } });
  const [call] = called.functionCalls;
  assert.equal(call.name, "weather");
  contents.push(called.candidates[0].content);
  contents.push({ role: "user", parts: [{ functionResponse: { id: call.id, name: call.name, response: { output: "31 below zero" } } }] });
  assert.match((await connect().generateContent({ model, contents, config })).text, /31 below zero/);
});

test("an image comes in the reply", async () => {
  const reply = await connect().generateContent({
    model: "nano-banana", contents: "A lighthouse at dawn", config: { responseModalities: ["IMAGE"], imageConfig: { aspectRatio: "16:9" } },
  });
  const { mimeType, data } = reply.candidates[0].content.parts[0].inlineData;
  assert.equal(mimeType, "image/png");
  assert.deepEqual([...Buffer.from(data, "base64").subarray(1, 4)], [...Buffer.from("PNG")]);
});

test("models are paged and tokens estimated", async () => {
  const names = [];
  for await (const found of await connect().list({ config: { pageSize: 9 } })) names.push(found.name);
  assert.ok(names.length > 20 && new Set(names).size === names.length);
  assert.equal((await connect().get({ model: "gpt-5" })).name, "models/gpt-5");
  assert.ok((await connect().countTokens({ model, contents: "Hello" })).totalTokens > 0);
});

test("errors have their status and cost nothing", async () => {
  const before = await balance();
  const expected = [
    [connect("nb_wrong"), "gpt-5", "Hi", 401, "UNAUTHENTICATED"],
    [connect(), "gpt-55", "Hi", 404, "NOT_FOUND"],
    [connect(process.env.TESSERA_POOR_KEY), "gpt-5", "Hi", 402, "FAILED_PRECONDITION"],
    [connect(), "gpt-5", "fail 429", 503, "UNAVAILABLE"],
    [connect(), "gpt-5", "fail garbage", 502, "INTERNAL"],
    [connect(), "gpt-5", "fail 400", 400, "INVALID_ARGUMENT"],
  ];
  for (const [models, name, contents, status, word] of expected) {
    await assert.rejects(models.generateContent({ model: name, contents }), (raised) =>
      raised instanceof ApiError && raised.status === status && JSON.parse(raised.message).error.status === word);
  }
  await assert.rejects(async () => {
    for await (const _ of await connect().generateContentStream({ model: "gpt-5", contents: "break" }));
  }, ApiError);
  assert.equal(await balance(), before);
});

test("a first token that is slow, streamed", async () => {
  let text = "";
  for await (const piece of await connect().generateContentStream({ model: "gpt-5", contents: "slow" })) text += piece.text ?? "";
  assert.equal(text, "Hello");
});
