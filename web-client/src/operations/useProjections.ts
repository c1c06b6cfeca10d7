import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../i18n/text';
import { toasts } from '../ui/toasts';
import { ask, readProjections, type Choice, type Service } from './operationsCalls';
import { whyNot } from './projections';

const SOON_MS = 1_000;
const LATER_MS = 5_000;

function keyOf(service: Service) {
  return ['projections', service];
}

/** The projections of a service, asked for again while the page is in view: often while one of them moves. */
export function useProjections(service: Service) {
  return useQuery({
    queryKey: keyOf(service),
    queryFn: () => readProjections(service),
    retry: false,
    refetchInterval: ({ state }) =>
      state.data?.some(({ status, lag }) => status === 'replaying' || lag > 0) ? SOON_MS : LATER_MS,
  });
}

export function useAsk(service: Service, name: string) {
  const t = useText();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (choice: Exclude<Choice, 'republish'>) => ask(service, name, choice),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(service) }),
    onError: error => toasts.show({ kind: 'problem', text: whyNot(error, t) }),
  });
}
