import { gatewayFetch } from '../api/client';
import type { Projection } from '../api/types';

export const SERVICES = ['inbox', 'contacts', 'exports'] as const;
export type Service = (typeof SERVICES)[number];

/** What can be asked of a projection. */
export type Choice = 'replay' | 'compare' | 'pause' | 'resume' | 'cancel';

// The services publish the same calls, each under its own name: one function for the three of them.

export async function readProjections(service: Service): Promise<Projection[]> {
  const response = await gatewayFetch(`/api/ops/${service}/projections`);
  return (await response.json()) as Projection[];
}

export async function ask(service: Service, name: string, choice: Choice) {
  const projection = `/api/ops/${service}/projections/${name}`;
  if (choice === 'cancel') await gatewayFetch(`${projection}/replay`, { method: 'DELETE' });
  else await gatewayFetch(`${projection}/${choice}`, { method: 'POST' });
}
