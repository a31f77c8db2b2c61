// An S3-compatible server for the tests: s3rver on loopback, with what it lacks.
//
//   node serve.mjs DIRECTORY PORT
//
// Prints "listening PORT", then a line for each request: method, path with its query, range. It ends with its standard
// input, so it never outlives the tests that started it.
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, unlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import S3rver from "s3rver";

// s3rver makes its tokens of long lists with DES, which OpenSSL has given up.
const crypto = createRequire(import.meta.url)("node:crypto");
for (const name of ["createCipheriv", "createDecipheriv"]) {
  const real = crypto[name];
  crypto[name] = (cipher, key, iv) =>
    cipher === "des" ? real("aes-128-cbc", Buffer.concat([key, key]), Buffer.concat([iv, iv])) : real(cipher, key, iv);
}

const [directory, port] = process.argv.slice(2);
const server = new S3rver({ address: "127.0.0.1", port: Number(port), directory, silent: true });
const store = server.store;
let written = 0;

// s3rver answers before the last bytes are in the file; S3 does not.
async function write(path, content) {
  const md5 = createHash("md5");
  let size = 0;
  const temporary = join(directory, `.write-${written++}`);
  const count = new Transform({
    transform(chunk, _, done) {
      md5.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(content, count, createWriteStream(temporary));
  await mkdir(dirname(path), { recursive: true });
  await rename(temporary, path);
  return { size, md5: md5.digest("hex") };
}

store.putObject = async (object) => {
  const result = await write(store.getResourcePath(object.bucket, object.key, "object"), object.content);
  await store.putMetadata(object.bucket, object.key, object.metadata, result.md5);
  return result;
};

store.putPart = async (bucket, uploadId, partNumber, content) => {
  const path = join(store.getResourcePath(bucket, undefined, "uploads"), uploadId, String(partNumber));
  const result = await write(path, content);
  await writeFile(`${path}.md5`, result.md5);
  return result;
};

// s3rver also removes the folder when it is empty, under the feet of who writes into it.
store.deleteObject = async (bucket, key) => {
  for (const resource of ["object", "object.md5", "metadata.json"]) {
    await unlink(store.getResourcePath(bucket, key, resource)).catch(() => {});
  }
};

server.middleware.unshift(async (ctx, next) => {
  console.log(`${ctx.method} ${ctx.url} ${ctx.get("range")}`.trimEnd());
  if (ctx.path.includes("/refuses-part-2/") && ctx.query.partNumber === "2") {
    ctx.req.resume();
    ctx.status = 400;
    return;
  }
  // s3rver has no way to abort an upload in parts.
  if (ctx.method === "DELETE" && ctx.query.uploadId) {
    const bucket = ctx.path.split("/")[1];
    await rm(join(store.getResourcePath(bucket, undefined, "uploads"), ctx.query.uploadId), { recursive: true });
    ctx.status = 204;
    return;
  }
  await next();
});

const address = await server.run();
console.log(`listening ${address.port}`);
process.stdin.on("end", () => process.exit()).resume();
