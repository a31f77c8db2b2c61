// Verifies one webhook of ours with the SDKs that Tessera's users have: reads {url, key, secret, headers, body} from
// standard input, writes what each SDK said of the message and of every message that differs from it in one bit.
import { webcrypto } from "node:crypto";
import { text } from "node:stream/consumers";
import OpenAI from "openai";
import Replicate, { validateWebhook } from "replicate";

globalThis.crypto ??= webcrypto; // Node 18 has it, but not as a global.

const given = JSON.parse(await text(process.stdin));
const genuine = {
  id: given.headers["webhook-id"],
  timestamp: given.headers["webhook-timestamp"],
  signature: given.headers["webhook-signature"],
  body: given.body,
};

function flip(bytes, bit) {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] ^= 1 << (bit & 7);
  return copy;
}

function* flipped() {
  for (const member of ["id", "timestamp", "body"]) {
    const bytes = Buffer.from(genuine[member], "latin1");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      yield { what: `bit ${bit} of ${member}`, message: { ...genuine, [member]: flip(bytes, bit).toString("latin1") } };
    }
  }
  const [version, encoded] = genuine.signature.split(",");
  const signature = Buffer.from(encoded, "base64");
  for (let bit = 0; bit < signature.length * 8; bit++) {
    yield {
      what: `bit ${bit} of signature`,
      message: { ...genuine, signature: `${version},${flip(signature, bit).toString("base64")}` },
    };
  }
}

const openai = new OpenAI({ apiKey: "none" });
const sdks = {
  openai: async (message, secret) => {
    const headers = {
      "webhook-id": message.id,
      "webhook-timestamp": message.timestamp,
      "webhook-signature": message.signature,
    };
    await openai.webhooks.verifySignature(message.body, headers, secret);
    return (await openai.webhooks.unwrap(message.body, headers, secret)).event !== undefined;
  },
  replicate: (message, secret) => validateWebhook({ ...message, secret }),
};

const report = {};
for (const [name, accepts] of Object.entries(sdks)) {
  const ask = async (message, secret) => {
    try {
      return await accepts(message, secret);
    } catch {
      return false;
    }
  };
  const wronglyAccepted = [];
  let refused = 0;
  for (const { what, message } of flipped()) {
    if (await ask(message, given.secret)) {
      wronglyAccepted.push(what);
    } else {
      refused++;
    }
  }
  report[name] = {
    accepts: await ask(genuine, given.secret),
    accepts_with_another_secret: await ask(genuine, `whsec_${Buffer.alloc(32, 7).toString("base64")}`),
    refused,
    wrongly_accepted: wronglyAccepted,
  };
}

if (given.url) {
  const replicate = new Replicate({ baseUrl: new URL("/api/v2", given.url).href, auth: given.key });
  report.default_secret = (await replicate.webhooks.default.secret.get()).key;
}

process.stdout.write(JSON.stringify(report));
