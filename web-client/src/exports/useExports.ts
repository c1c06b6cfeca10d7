import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ExportFilter, ExportFormat, ExportJob } from '../api/types';
import { useText } from '../i18n/text';
import { toasts } from '../ui/toasts';
import { deleteExport, readExports, startExport } from './exportCalls';

const PROGRESS_MS = 400;
const KEY = ['exports'];

export function isBeingBuilt(job: ExportJob): boolean {
  return job.status === 'queued' || job.status === 'running';
}

/** One's own exports, newest first; asked for again and again while one is being built. */
export function useExports() {
  const query = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) => readExports(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(page => page.items.some(isBeingBuilt)) ? PROGRESS_MS : false,
  });
  return { ...query, exports: query.data?.pages.flatMap(page => page.items) ?? [] };
}

export function useStartExport() {
  const t = useText();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ format, filter }: { format: ExportFormat; filter: ExportFilter }) =>
      startExport(format, filter, crypto.randomUUID()),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
    onError: () => toasts.show({ kind: 'problem', text: t('export.notStarted') }),
  });
}

export function useDeleteExport() {
  const t = useText();
  const client = useQueryClient();
  return useMutation({
    mutationFn: deleteExport,
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
    onError: () => toasts.show({ kind: 'problem', text: t('export.notDeleted') }),
  });
}
