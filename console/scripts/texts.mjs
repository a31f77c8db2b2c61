// Writes the console's texts as JSON, for tests that look for what a reader sees: node scripts/texts.mjs FOLDER
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const source = fileURLToPath(new URL('../src/i18n', import.meta.url));
const target = process.argv[2];
if (!target) {
  console.error('Name the folder to write to: node scripts/texts.mjs FOLDER');
  process.exit(2);
}

/** One file of texts has one constant and imports only types, so it runs by itself once the types are gone. */
async function read(file) {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return import(`data:text/javascript,${encodeURIComponent(outputText)}`);
}

mkdirSync(target, { recursive: true });
for (const language of ['en', 'ru']) {
  const files = readdirSync(join(source, language)).filter((name) => name !== 'index.ts');
  const texts = Object.assign({}, ...(await Promise.all(files.map((name) => read(join(source, language, name))))));
  writeFileSync(join(target, `${language}.json`), JSON.stringify(texts));
}
