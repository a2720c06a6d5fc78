import { useEffect } from 'react'
import { say } from '../../acts/say.ts'
import { i18n } from '../../i18n/i18n.ts'
import { appStore } from '../../store/app-store.ts'
import { bundlesOf } from '../../store/by-block.ts'
import { session } from '../../store/current.ts'
import { useApp } from '../../store/hooks.ts'
import { placeWords } from './place-words.ts'

/** Reads out the place that one has come to, by whatever way. */
export function useSpokenPlace(): void {
  const place = useApp((state) => state.place)
  useEffect(() => {
    const { open } = session.store.getState()
    if (place === undefined || open === undefined) return
    // A row of its desk has the focus, and says what it is.
    if (place.kind === 'finding' && appStore.getState().desk === 'findings') return
    const words = placeWords(open, bundlesOf(open.tables), place, (key, values) => i18n.t(key, { ...values }))
    if (words !== undefined) say(words)
  }, [place])
}
