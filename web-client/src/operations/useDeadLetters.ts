import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../i18n/text';
import { wholeNumber } from '../i18n/time';
import { toasts } from '../ui/toasts';
import { discard, readDeadLetters, retry } from './deadLetterCalls';
import type { Service } from './operationsCalls';
import { whyNot } from './projections';

const EVERY_MS = 5_000;

function keyOf(service: Service) {
  return ['dead-letters', service];
}

export function useDeadLetters(service: Service) {
  return useQuery({
    queryKey: keyOf(service),
    queryFn: () => readDeadLetters(service),
    retry: false,
    refetchInterval: EVERY_MS,
  });
}

/** Tries one queue again, or all of them, and says what came of it. */
export function useRetry(service: Service) {
  const t = useText();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | undefined) => retry(service, id),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(service) }),
    onSuccess: ({ handled, failed }) =>
      toasts.show({
        kind: failed.length > 0 ? 'problem' : 'news',
        text: t(failed.length > 0 ? 'deadLetters.failedAgain' : 'deadLetters.handled', {
          count: handled,
          handled: wholeNumber(handled),
          failed: wholeNumber(failed.length),
        }),
      }),
    onError: error => toasts.show({ kind: 'problem', text: whyNot(error, t) }),
  });
}

export function useDiscard(service: Service, id: string) {
  const t = useText();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => discard(service, id, reason),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(service) }),
    onError: error => toasts.show({ kind: 'problem', text: whyNot(error, t) }),
  });
}
