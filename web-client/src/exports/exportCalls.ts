import { answer, exportsApi, once } from '../api/client';
import type { ExportFilter, ExportFormat, ExportJob, Page } from '../api/types';

export function startExport(format: ExportFormat, filter: ExportFilter, key: string): Promise<ExportJob> {
  return answer(exportsApi.POST('/api/exports', { params: { header: once(key) }, body: { format, filter } }));
}

export function readExports(cursor: string | null): Promise<Page<ExportJob>> {
  return answer(
    exportsApi.GET('/api/exports', { params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } } }),
  );
}

/** Cancels one that is being built, deletes one that is done. */
export async function deleteExport(exportId: string) {
  await exportsApi.DELETE('/api/exports/{exportId}', { params: { path: { exportId } } });
}

export function fileOf(exportId: string): string {
  return `/api/exports/${exportId}/file`;
}
