// Compresses what browsers fetch once and for all, so that the gateway need not do it for each of them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const assets = new URL('../dist/assets/', import.meta.url);

for (const name of readdirSync(assets)) {
  // Fonts are compressed already.
  if (!/\.(js|css|svg)$/.test(name)) continue;
  const content = readFileSync(new URL(name, assets));
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(new URL(`${name}.gz`, assets), gzipSync(content, { level: 9 }));
  writeFileSync(new URL(`${name}.br`, assets), brotliCompressSync(content, { params: size }));
}
