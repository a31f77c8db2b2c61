// fal's library against a started server, whose sandbox serves the models; `gpt-5` is served by a stub and has a price.
import assert from "node:assert/strict";
import test from "node:test";
import { ApiError, ValidationError, createFalClient } from "@fal-ai/client";
import { cost, counting } from "./tessera.mjs";

const { TESSERA_URL: url, TESSERA_KEY: key, TESSERA_POOR_KEY: poorKey } = process.env;
const hosts = { "queue.fal.run": "queue", "fal.run": "run", "rest.fal.ai": "rest" };
const connect = (credentials = key) => createFalClient({ credentials, proxyUrl: { url: `${url}/fal/proxy`, when: "always" } });

async function opened(link) {
  const reply = await fetch(link);
  assert.equal(reply.status, 200);
  return new Uint8Array(await reply.arrayBuffer());
}

test("run, by fal's ID and by ours", async () => {
  for (const model of ["fal-ai/flux-2-pro", "tessera/flux-2-pro"]) {
    const { data, requestId } = await connect().run(model, { input: { prompt: "A hill", image_size: "square_hd", output_format: "png", seed: 3 } });
    assert.match(requestId, /^gen_/);
    assert.equal(data.seed, 3);
    assert.deepEqual([...(await opened(data.images[0].url)).slice(1, 4)], [0x50, 0x4e, 0x47]);
  }
});

test("run with a request middleware instead of a proxy", async () => {
  const client = createFalClient({
    credentials: key,
    requestMiddleware: async (request) => {
      const target = new URL(request.url);
      return { ...request, url: `${url}/fal/${hosts[target.host]}${target.pathname}${target.search}` };
    },
  });
  const { data } = await client.run("fal-ai/flux-2-pro", { input: { prompt: "A hill" } });
  assert.equal(data.images.length, 1);
});

for (const mode of ["polling", "streaming"]) {
  test(`subscribe by ${mode}`, async () => {
    const states = [];
    const { data } = await connect().subscribe("fal-ai/flux-2-pro", {
      input: { prompt: "A hill" }, mode, logs: true, onQueueUpdate: (update) => states.push(update.status),
    });
    assert.equal(states.at(-1), "COMPLETED");
    assert.ok((await opened(data.images[0].url)).length > 0);
  });
}

test("submit, status and cancel", async () => {
  const { queue } = connect();
  const model = "fal-ai/veo3.1/image-to-video";
  const image_url = new Blob([await opened((await connect().run("fal-ai/flux-2-pro", { input: { prompt: "A hill" } })).data.images[0].url)], { type: "image/webp" });
  const { request_id: requestId } = await queue.submit(model, { input: { prompt: "It moves", image_url, duration: "4s" } });
  await queue.cancel(model, { requestId });
  assert.equal((await queue.status(model, { requestId, logs: true })).status, "COMPLETED");
  await assert.rejects(queue.result(model, { requestId }), (error) => error instanceof ValidationError && error.status === 422);
});

test("an uploaded file", async () => {
  const { data } = await connect().run("fal-ai/flux-2-pro", { input: { prompt: "A hill", output_format: "png" } });
  const link = await connect().storage.upload(new File([await opened(data.images[0].url)], "hill.png", { type: "image/png" }));
  assert.ok((await connect().run("fal-ai/esrgan", { input: { image_url: link, scale: 2 } })).data.image.url);
});

test("several images of one request", async () => {
  const { data } = await connect().subscribe("fal-ai/flux-2-pro", { input: { prompt: "A hill", num_images: 3, seed: 1 } });
  const files = await Promise.all(data.images.map(async (image) => Buffer.from(await opened(image.url)).toString("base64")));
  assert.equal(new Set(files).size, 3);
});

test("a call that is sent again after a lost reply is made and charged once with a key", async () => {
  for (const method of ["run", "submit"]) {
    const ids = new Set();
    let requests = 0;
    const client = createFalClient({
      credentials: key,
      requestMiddleware: async (request) => {
        const target = new URL(request.url);
        return { ...request, url: `${url}/fal/${hosts[target.host]}${target.pathname}${target.search}`, headers: { ...request.headers, "Idempotency-Key": `lost-${method}` } };
      },
      fetch: async (...call) => {
        const reply = await fetch(...call);
        ids.add(reply.headers.get("x-tessera-generation-id"));
        return ++requests === 1 ? new Response("{}", { status: 502, headers: { "content-type": "application/json" } }) : reply;
      },
      retry: { maxRetries: 3, baseDelay: 1, maxDelay: 10, backoffMultiplier: 1, enableJitter: false, retryableStatusCodes: [502] },
    });
    const input = { prompt: `Lost ${method}`, max_tokens: 10 };
    const call = () => (method === "run" ? client.run("tessera/gpt-5", { input }) : client.queue.submit("tessera/gpt-5", { input }));
    const charged = await cost(call);
    assert.equal(requests, 2);
    assert.equal(ids.size, 1);
    assert.equal(charged, await cost(() => connect().run("tessera/gpt-5", { input: { prompt: `Lost ${method}`, max_tokens: 10 } })));
  }
});

test("wrong values, an unknown model, an empty balance", async () => {
  await assert.rejects(connect().run("fal-ai/flux-2-pro", { input: { image_size: "huge" } }), (error) =>
    error instanceof ValidationError && error.getFieldErrors("image_size").length === 1 && error.getFieldErrors("prompt").length === 1);
  await assert.rejects(connect().run("fal-ai/none", { input: { prompt: "x" } }), (error) => error instanceof ApiError && error.status === 404);
  await assert.rejects(connect(poorKey).run("tessera/gpt-5", { input: { prompt: "x", max_tokens: 2000 } }), (error) => error.status === 402 && /tokens/.test(error.message));
});

test("what fails at the vendor is raised after one request and costs nothing", async () => {
  const expected = [["fail 429", ApiError, 500], ["fail garbage", ApiError, 500], ["break", ApiError, 500], ["fail 400", ValidationError, 422]];
  for (const [prompt, type, status] of expected) {
    const counted = counting();
    const client = createFalClient({ credentials: key, proxyUrl: { url: `${url}/fal/proxy`, when: "always" }, fetch: counted });
    const spent = await cost(async () => {
      await assert.rejects(client.run("tessera/gpt-5", { input: { prompt } }), (error) => error instanceof type && error.status === status);
      assert.equal(counted.requests, 1, prompt);
      await assert.rejects(client.subscribe("tessera/gpt-5", { input: { prompt } }), (error) => error instanceof type && error.status === status);
    });
    assert.equal(spent, 0, prompt);
  }
});

test("a text whose first token is slow", async () => {
  const { data } = await connect().subscribe("tessera/gpt-5", { input: { prompt: "slow" } });
  assert.equal(data.output, "Hello");
});
