// What a browser fetches before it can show the first page, compressed as the gateway does. Fails above the limits.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const limits = { 'index.html': 250, 'chat.html': 25 };

let tooMuch = false;
for (const [page, limit] of Object.entries(limits)) {
  const files = [page, ...assetsOf(page)];
  const sizes = files.map(file => [file, compressed(file)]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(`${page}: ${kB(total)} of ${limit} kB at first load`);
  for (const [file, size] of sizes) console.log(`  ${kB(size).padStart(9)}  ${file}`);
  tooMuch ||= total > limit * 1000;
}
if (tooMuch) {
  console.error('The first load is too large. Load what the first page does not show with import().');
  process.exit(1);
}

function assetsOf(page) {
  const html = readFileSync(new URL(page, dist), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(match => match[1]);
}

function compressed(file) {
  const content = readFileSync(new URL(file, dist));
  // Fonts are compressed already.
  return file.endsWith('.woff2') ? content.length : gzipSync(content, { level: 6 }).length;
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
