// Fails the build where a page would load more than its budget (docs/console.md), measured in gzip over the build's manifest.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const size = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

/** The files that a set of entries loads, static imports included. */
function load(...entries) {
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) visit(next);
  };
  entries.forEach(visit);
  const chunks = [...seen].map((key) => manifest[key]).filter(Boolean);
  return { js: [...new Set(chunks.map((chunk) => chunk.file))], css: [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))] };
}
const sum = (files) => files.reduce((total, file) => total + size(file), 0);

const russian = Object.keys(manifest).filter((key) => key.includes('i18n/ru/index'));
const signIn = load('index.html', 'src/pages/sign-in/index.tsx', ...russian);
const create = load('index.html', 'src/shell/Shell.tsx', 'src/pages/create/index.tsx', ...russian);
const pages = Object.keys(manifest).filter((key) => /^src\/pages\/[^/]+\/index\.tsx$/.test(key));
const largest = pages.map((key) => [key, size(manifest[key].file)]).sort((a, b) => b[1] - a[1])[0];
const fonts = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.woff2'));
const fontBytes = fonts.reduce((total, name) => total + readFileSync(join(dist, 'assets', name)).length, 0);

const budgets = [
  ['script of /sign-in, Russian included', sum(signIn.js), 200],
  ['style', sum(create.css), 20],
  ['script until Create can be used, Russian included', sum(create.js), 260],
  [`largest page (${largest[0].split('/')[2]})`, largest[1], 25],
  ['fonts, all subsets', fontBytes, 120],
];
let failed = false;
for (const [name, bytes, limit] of budgets) {
  const over = bytes > limit * 1000;
  failed ||= over;
  console.log(`${over ? 'OVER ' : '     '}${(bytes / 1000).toFixed(1).padStart(7)} kB of ${String(limit).padStart(3)} kB  ${name}`);
}
if (failed) {
  console.error('A budget is exceeded. Load what a page does not need at first with import(), or take the dependency out.');
  process.exit(1);
}
