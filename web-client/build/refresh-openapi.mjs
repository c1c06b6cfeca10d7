// Copies the API documents of a running stack into openapi/, from which the types are generated.
import { writeFile } from 'node:fs/promises';

const gateway = `http://localhost:${process.env.HANDOFF_GATEWAY_PORT ?? '8080'}`;

for (const service of ['inbox', 'contacts', 'exports']) {
  const response = await fetch(`${gateway}/docs/openapi/${service}.json`);
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}: is the whole stack up?`);
  const document = await response.json();
  await writeFile(
    new URL(`../openapi/${service}.json`, import.meta.url),
    `${JSON.stringify(document, null, 2)}\n`,
  );
}
