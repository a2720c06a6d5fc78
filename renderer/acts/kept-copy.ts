import { useCallback, useEffect, useState } from 'react'
import type { CallOutput } from '#shared/contract/calls.ts'
import { placeOf, type GivenFile } from '#shared/contract/files.ts'
import { i18n } from '../i18n/i18n.ts'
import { shownMoment } from '../lib/format.ts'
import { session } from '../store/current.ts'
import { tabsStore } from '../store/tabs.ts'
import { client } from '../transport/bridge.ts'
import { showLibrary } from './actions.ts'
import { refreshLibrary } from './library-store.ts'
import { errorText, toast } from './toasts.ts'

/** A copy of all that was saved, which was made when the library was no longer at its place. */
export interface KeptCopy {
  readonly file: GivenFile
  readonly keptAtMs: number
}

/** The copy that nobody has opened or put away yet, if there is one. */
export async function keptCopy(): Promise<KeptCopy | undefined> {
  const answer = await client.call('library.kept', {})
  return answer.ok ? copyOf(answer.value) : undefined
}

function copyOf({ file, keptAtMs }: CallOutput<'library.kept'>): KeptCopy | undefined {
  return file === undefined || keptAtMs === undefined ? undefined : { file, keptAtMs }
}

/** The copy in words: when it was made, and where it is. */
export function keptText({ file, keptAtMs }: KeptCopy): string {
  return i18n.t('library.kept.text', { when: shownMoment(keptAtMs, i18n.language), file: placeOf(file) })
}

/** Opens the copy as the library. */
export async function openKept(): Promise<boolean> {
  await session.flush()
  const answer = await client.call('library.openKept', {})
  if (!answer.ok) {
    toast('wrong', errorText(answer.error))
    return false
  }
  // They may be of another library.
  tabsStore.setState({ tabs: [] })
  showLibrary()
  await refreshLibrary()
  return true
}

/** The copy as a screen shows it; looked for anew whenever `since` changes. */
export function useKeptCopy(since: string): {
  readonly copy: KeptCopy | undefined
  readonly open: () => Promise<void>
  readonly dismiss: () => Promise<void>
} {
  const [copy, setCopy] = useState<KeptCopy>()
  const look = useCallback(async () => setCopy(await keptCopy()), [])
  useEffect(() => void look(), [look, since])
  return {
    copy,
    open: async () => {
      if (await openKept()) await look()
    },
    dismiss: async () => {
      await client.call('library.dismissKept', {})
      await look()
    },
  }
}
