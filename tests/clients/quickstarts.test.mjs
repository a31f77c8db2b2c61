// Each vendor's own first program against a started server: the code that the vendor publishes, with the address and the key of the
// environment. What stands in the README of a package is read from there, so a new version of the package brings its own.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { promisify } from "node:util";
import { key, redPixel, root } from "./tessera.mjs";

const modules = new URL("node_modules/", import.meta.url);

// The environment variables from which these libraries take address and key.
const env = {
  ...process.env,
  OPENAI_BASE_URL: `${root}/v1`, OPENAI_API_KEY: key,
  ANTHROPIC_BASE_URL: root, ANTHROPIC_API_KEY: key,
  GOOGLE_GEMINI_BASE_URL: root, GEMINI_API_KEY: key,
  REPLICATE_API_TOKEN: key, FAL_KEY: key, MY_API_KEY: key,
};

/** The block of code of a package's README that has this text. */
async function published(name, text) {
  const readme = await readFile(new URL(`${name}/README.md`, modules), "utf8");
  const block = [...readme.matchAll(/```(?:ts|js|typescript)\n([\s\S]*?)```/g)].map((match) => match[1]).find((code) => code.includes(text));
  assert.ok(block, `The README of ${name} has no code with: ${text}`);
  return block;
}

/** What a program prints. */
async function run(code, files = {}) {
  const folder = await mkdtemp(join(tmpdir(), "tessera-quickstart-"));
  try {
    await symlink(modules, join(folder, "node_modules"));
    await Promise.all(Object.entries({ "program.mjs": code, ...files }).map(([file, content]) => writeFile(join(folder, file), content)));
    return (await promisify(execFile)("node", ["program.mjs"], { cwd: folder, env })).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const fal = (code) => code.replace(/^import \{ fal \} from "@fal-ai\/client";$/m, `$&\nfal.config({ proxyUrl: { url: "${root}/fal/proxy", when: "always" } });`);
const replicate = (code) => code.replace("new Replicate(", `new Replicate({ baseUrl: "${root}/replicate/v1" }`);

async function isImage(link) {
  const reply = await fetch(link.trim());
  return reply.status === 200 && reply.headers.get("content-type").startsWith("image/");
}

test("openai: responses and chat completions", async () => {
  assert.match(await run(await published("openai", "console.log(response.output_text)")), /\w/);
  assert.match(await run(await published("openai", "console.log(completion.choices[0]")), /\w/);
});

test("openai: a stream", async () => {
  const code = await published("openai", "for await (const event of stream)");
  assert.match(await run(code), /response\.completed/);
});

test("@anthropic-ai/sdk", async () => {
  assert.match(await run(await published("@anthropic-ai/sdk", "console.log(message.content)")), /type: 'text'/);
});

test("@google/genai", async () => {
  assert.match(await run(await published("@google/genai", "contents: 'Why is the sky blue?'")), /\w/);
});

test("ai with @ai-sdk/openai", async () => {
  assert.match(await run(`${await published("@ai-sdk/openai", "const { text } = await generateText")}\nconsole.log(text);`), /\w/);
});

test("ai with @ai-sdk/openai-compatible", async () => {
  const code = (await published("@ai-sdk/openai-compatible", ".chatModel(")).replace("https://api.example.com", root).replace("meta-llama/Llama-3-70b-chat-hf", "openai/gpt-5.4");
  assert.match(await run(`${code}\nconsole.log(text);`), /\w/);
});

// The README leaves out an import, and gives a message where the package takes a list.
test("@langchain/openai, whole and streamed", async () => {
  const complete = (code) => `import { HumanMessage } from "@langchain/core/messages";\n${code.replace('new HumanMessage("Hello world!")', "[$&]")}`;
  assert.match(await run(`${complete(await published("@langchain/openai", "model.invoke(new HumanMessage"))}\nconsole.log(response.content);`), /\w/);
  const streamed = complete(await published("@langchain/openai", "model.stream(new HumanMessage"));
  assert.match(await run(`${streamed}\nfor await (const piece of response) console.log(piece.content);`), /\w/);
});

// https://fal.ai/docs/api-reference/client-libraries/javascript
for (const model of ["fal-ai/flux/dev", "fal-ai/flux/schnell"]) {
  test(`@fal-ai/client: ${model}`, async () => {
    const printed = await run(fal(`import { fal } from "@fal-ai/client";

const result = await fal.subscribe("${model}", {
  input: {
    prompt: "a cat wearing a hat",
    image_size: "landscape_4_3"
  },
  logs: true,
  onQueueUpdate: (status) => console.log(\`Status: \${status.status}\`)
});

console.log(result.data.images[0].url);
`));
    const lines = printed.trim().split("\n");
    assert.equal(lines.at(-2), "Status: COMPLETED");
    assert.ok(await isImage(lines.at(-1)));
  });
}

test("replicate: the model and version of the README, run and in the background", async () => {
  const client = 'import Replicate from "replicate";\nconst replicate = new Replicate();\n';
  assert.match(await run(replicate(client + (await published("replicate", "a 19th century portrait of a raccoon gentleman wearing a suit")))), /^URL \{[\s\S]*Promise/);
  const background = (await published("replicate", "let prediction = await")) + (await published("replicate", "prediction = await replicate.wait(prediction)"));
  assert.match(await run(replicate(client + background)), /https:.*\/generations\//);
});

test("replicate: a file of the disk", async () => {
  const code = (await published("replicate", "await fs.readFile")).replace('const fs = require("node:fs/promises");', 'import fs from "node:fs/promises";').replace("path/to/image.png", "image.png");
  const image = Buffer.from(redPixel.split(",")[1], "base64");
  const printed = await run(replicate(`import Replicate from "replicate";\nconst replicate = new Replicate();\n${code.replace("const [output]", "const output")}\nconsole.log(output.url().href);`), { "image.png": image });
  assert.ok(await isImage(printed));
});

// https://replicate.com/docs/get-started/nodejs
test("replicate: black-forest-labs/flux-schnell", async () => {
  const printed = await run(replicate(`import Replicate from "replicate";
import { writeFile } from "node:fs/promises";

const replicate = new Replicate();
const [output] = await replicate.run("black-forest-labs/flux-schnell", {
  input: { prompt: "An astronaut riding a rainbow unicorn, cinematic, dramatic", num_outputs: 1, aspect_ratio: "1:1", output_format: "webp", output_quality: 80 },
});
await writeFile("./output.webp", output);
console.log(output.url().href);
`));
  assert.ok(await isImage(printed));
});

test("replicate: a text that streams", async () => {
  const printed = await run(replicate(`import Replicate from "replicate";
const replicate = new Replicate();
for await (const event of replicate.stream("openai/gpt-5", { input: { prompt: "Write a haiku about llamas" } })) {
  process.stdout.write(event.toString());
}
`));
  assert.match(printed, /\w/);
});
