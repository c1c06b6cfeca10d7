// The API's types, from the documents that the services publish and whose tests keep in docs/openapi.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const services = ['inbox', 'contacts', 'exports'];
const folder = new URL('../src/api/generated/', import.meta.url);

await mkdir(folder, { recursive: true });
for (const service of services) {
  const document = new URL(`../../docs/openapi/${service}.json`, import.meta.url);
  const types = new URL(`${service}.d.ts`, folder);
  if (await isNewer(types, document)) continue;
  await writeFile(types, astToString(await openapiTS(JSON.parse(await readFile(document, 'utf8')))));
}

async function isNewer(file, than) {
  const [a, b] = await Promise.all([stat(file).catch(() => null), stat(than)]);
  return a !== null && a.mtimeMs > b.mtimeMs;
}
