import type { ExporterPort } from '#electron/ports.ts'

/** Makes exports where they are asked for: whoever runs one command has nobody else to answer meanwhile. */
export const exporterHere: ExporterPort = {
  make: async (work, watch) => (await import('../work.ts')).runExportWork(work, watch),
  close: () => undefined,
}
