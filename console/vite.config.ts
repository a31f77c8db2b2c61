import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const server = process.env.TESSERA ?? 'http://127.0.0.1:8080';
const proxied = ['/api', '/generations', '/thumbnails', '/uploads', '/health', '/openapi', '/docs'];

export default defineConfig({
  base: '/web/',
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  plugins: [react(), tailwindcss()],
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, { target: server }])) },
  // The policy allows no data: script or style, and a preload polyfill would be an inline script.
  build: { target: 'es2022', assetsInlineLimit: 0, sourcemap: false, manifest: true, modulePreload: { polyfill: false } },
  test: { include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'] },
});
