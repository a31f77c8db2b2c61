// What the tests of all clients need: where the server is, its keys, and what an account has left.
export const root = process.env.TESSERA_URL;
export const key = process.env.TESSERA_KEY;

/** A key of an account that has too few tokens for anything. */
export const poorKey = process.env.TESSERA_POOR_KEY;

export const openAiUrl = new URL("/v1", root).href;

/** The tokens that the account has left. */
export async function balance() {
  const reply = await fetch(new URL("/api/v2/balance", root), { headers: { Authorization: `Bearer ${key}` } });
  const { token_balance: left } = await reply.json();
  return left;
}

/** What a call costs the account. */
export async function cost(call) {
  const before = await balance();
  await call();
  return before - (await balance());
}

/** A fetch that counts its requests, to see how often a client sends one. */
export function counting() {
  const counted = (...request) => {
    counted.requests++;
    return fetch(...request);
  };
  counted.requests = 0;
  return counted;
}

/** A picture of one red pixel. */
export const redPixel =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==";

export const weather = {
  name: "weather",
  description: "The weather in a city",
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"], additionalProperties: false },
};
