import { gatewayFetch } from '../api/client';
import type { Projection } from '../api/types';

export const SERVICES = ['inbox', 'contacts', 'exports'] as const;
export type Service = (typeof SERVICES)[number];

/** What can be asked of a projection. */
export type Choice = 'replay' | 'compare' | 'republish' | 'pause' | 'resume' | 'cancel';

// The services publish the same calls, each under its own name: one function for the three of them.

export async function readProjections(service: Service): Promise<Projection[]> {
  const response = await gatewayFetch(`/api/ops/${service}/projections`);
  return (await response.json()) as Projection[];
}

export async function ask(service: Service, name: string, choice: Exclude<Choice, 'republish'>) {
  const projection = `/api/ops/${service}/projections/${name}`;
  if (choice === 'cancel') await gatewayFetch(`${projection}/replay`, { method: 'DELETE' });
  else await gatewayFetch(`${projection}/${choice}`, { method: 'POST' });
}

/** A position, a time, or "start". */
type Point = string | number;

export async function republish(
  service: Service,
  range: { from: Point; to?: Point | undefined; topic?: string | undefined },
) {
  await gatewayFetch(`/api/ops/${service}/republish`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(range),
  });
}
