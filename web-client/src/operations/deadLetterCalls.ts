import { gatewayFetch } from '../api/client';
import type { DeadLetter, Page, Retried } from '../api/types';
import type { Service } from './operationsCalls';

const MOST_SHOWN = 50;

function base(service: Service) {
  return `/api/ops/${service}/dead-letters`;
}

/** Those that came first. */
export async function readDeadLetters(service: Service): Promise<Page<DeadLetter>> {
  const response = await gatewayFetch(`${base(service)}?limit=${MOST_SHOWN}`);
  return (await response.json()) as Page<DeadLetter>;
}

/** The queue of one letter, or all queues. */
export async function retry(service: Service, id?: string): Promise<Retried> {
  const path = id === undefined ? 'retry' : `${id}/retry`;
  const response = await gatewayFetch(`${base(service)}/${path}`, { method: 'POST' });
  return (await response.json()) as Retried;
}

export async function discard(service: Service, id: string, reason: string) {
  const why = new URLSearchParams({ reason }).toString();
  await gatewayFetch(`${base(service)}/${id}?${why}`, { method: 'DELETE' });
}
