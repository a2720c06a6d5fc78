import { createStore } from 'zustand/vanilla'

/** The version that was just brought, as long as nobody has put away what is told of it. */
export const arrivedStore = createStore<{ readonly versionId: string | undefined }>(() => ({ versionId: undefined }))
