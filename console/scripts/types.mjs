// Generates the API's types out of its OpenAPI documents, so that a drift between the two does not compile.
import { existsSync, writeFileSync } from 'node:fs';
import openapi, { astToString } from 'openapi-typescript';

const documents = { 'v2.json': 'schema.d.ts', 'admin.json': 'admin.d.ts' };
for (const [document, types] of Object.entries(documents)) {
  const source = new URL(`../../docs/api/${document}`, import.meta.url);
  const target = new URL(`../src/api/${types}`, import.meta.url);
  if (!existsSync(source)) continue;
  writeFileSync(target, astToString(await openapi(source)));
}
