// Replicate's library against a started server, whose sandbox serves the models; `gpt-5` is served by a stub and has a price.
import assert from "node:assert/strict";
import test from "node:test";
import Replicate from "replicate";
import { cost, counting, redPixel } from "./tessera.mjs";

const { TESSERA_URL: url, TESSERA_KEY: key, TESSERA_POOR_KEY: poorKey } = process.env;
const connect = (auth = key) => new Replicate({ auth, baseUrl: `${url}/replicate/v1` });

test("run, waiting and polling", async () => {
  for (const wait of [{ mode: "block" }, { mode: "poll", interval: 50 }]) {
    const output = await connect().run("black-forest-labs/flux-1.1-pro", { input: { prompt: "A hill", aspect_ratio: "3:2", output_format: "png" }, wait });
    const reply = await fetch(output);
    assert.equal(reply.headers.get("content-type"), "image/png");
  }
});

test("a text, whole and streamed", async () => {
  const input = { prompt: "Hello", system_prompt: "Be brief" };
  assert.ok((await connect().run("tessera/claude-haiku-4.5", { input })).join("").length > 0);
  const [names, texts] = [[], []];
  for await (const event of connect().stream("tessera/claude-haiku-4.5", { input })) {
    names.push(event.event);
    texts.push(String(event));
  }
  assert.deepEqual([names[0], names.at(-1)], ["output", "done"]);
  assert.ok(texts.join("").length > 0);
});

test("predictions are created, read, canceled and listed", async () => {
  const { predictions } = connect();
  const created = await predictions.create({ model: "google/veo-3.1", input: { prompt: "A hill", duration: 4 } });
  assert.equal(created.status, "starting");
  assert.equal((await predictions.cancel(created.id)).status, "canceled");
  assert.equal((await predictions.get(created.id)).status, "canceled");
  const listed = [];
  for await (const page of connect().paginate(predictions.list)) {
    listed.push(...page);
  }
  assert.ok(listed.some((prediction) => prediction.id === created.id));
});

test("several outputs of one prediction", async () => {
  const output = await connect().run("tessera/flux-2-pro", { input: { prompt: "A hill", num_outputs: 3 } });
  assert.equal(new Set(output.map(String)).size, 3);
});

test("a creation that is sent again after a lost reply is made and charged once with a key", async () => {
  const ids = new Set();
  let requests = 0;
  const client = new Replicate({
    auth: key,
    baseUrl: `${url}/replicate/v1`,
    fetch: async (target, options) => {
      const headers = new Headers(options.headers);
      headers.set("Idempotency-Key", "lost-prediction");
      const reply = await fetch(target, { ...options, headers });
      ids.add(reply.headers.get("x-tessera-generation-id"));
      return ++requests === 1 ? new Response("{}", { status: 429, headers: { "retry-after": "0" } }) : reply;
    },
  });
  const input = { prompt: "Lost", max_tokens: 10 };
  const charged = await cost(() => client.predictions.create({ version: "tessera/gpt-5", input }));
  assert.equal(requests, 2);
  assert.equal(ids.size, 1);
  assert.equal(charged, await cost(() => connect().predictions.create({ version: "tessera/gpt-5", input })));
});

test("models and versions", async () => {
  const { models } = connect();
  const model = await models.get("kwaivgi", "kling-v3-video");
  assert.equal(model.name, "kling-v3");
  const { results } = await models.versions.list(model.owner, model.name);
  assert.equal(results[0].id, model.latest_version.id);
  assert.ok((await models.list()).results.length > 50);
});

test("a file is uploaded by itself", async () => {
  const picture = await fetch(await connect().run("tessera/flux-1.1-pro", { input: { prompt: "A hill" } }));
  const image = Buffer.from(await picture.arrayBuffer());
  assert.ok(await connect().run("nightmareai/real-esrgan", { input: { image, scale: 2 } }));
});

test("files are listed, read and deleted", async () => {
  const { files } = connect();
  const { id } = await files.create(Buffer.from(redPixel.split(",")[1], "base64"));
  assert.ok((await files.list()).results.some((file) => file.id === id));
  assert.equal((await files.get(id)).size, 70);
  assert.equal(await files.delete(id), true);
  await assert.rejects(files.get(id), (error) => error.response.status === 404);
});

test("wrong values and an empty balance", async () => {
  await assert.rejects(connect().run("tessera/flux-2-pro", { input: { prompt: "x", num_outputs: 9 } }), (error) => error.response.status === 422 && /num_outputs/.test(error.message));
  await assert.rejects(connect(poorKey).run("tessera/gpt-5", { input: { prompt: "x", max_tokens: 2000 } }), (error) => error.response.status === 402);
});

test("the default secret", async () => {
  assert.match((await connect().webhooks.default.secret.get()).key, /^whsec_/);
});

test("what fails at the vendor is raised after one request and costs nothing", async () => {
  for (const prompt of ["fail 429", "fail garbage", "fail 400", "break"]) {
    const counted = counting();
    const client = new Replicate({ auth: key, baseUrl: `${url}/replicate/v1`, fetch: counted });
    const spent = await cost(async () => {
      await assert.rejects(client.run("tessera/gpt-5", { input: { prompt } }), /^Error: Prediction failed: /);
      assert.equal(counted.requests, 1, prompt);
      const prediction = await client.wait(await client.predictions.create({ version: "tessera/gpt-5", input: { prompt } }));
      assert.equal(prediction.status, "failed");
    });
    assert.equal(spent, 0, prompt);
  }
});

test("a stream that breaks off is raised and costs nothing", async () => {
  const names = [];
  const spent = await cost(() => assert.rejects(async () => {
    for await (const event of connect().stream("tessera/gpt-5", { input: { prompt: "break" } })) {
      names.push(event.event);
    }
  }, /provider_error/));
  assert.ok(!names.includes("done"));
  assert.equal(spent, 0);
});

test("a text whose first token is slow, whole and streamed", async () => {
  assert.equal((await connect().run("tessera/gpt-5", { input: { prompt: "slow" } })).join(""), "Hello");
  let text = "";
  for await (const event of connect().stream("tessera/gpt-5", { input: { prompt: "slow" } })) {
    text += event.event === "output" ? event.data : "";
  }
  assert.equal(text, "Hello");
});
