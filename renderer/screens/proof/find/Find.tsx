import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useCommands } from '../../../commands/registry.ts'
import type { Bundles } from '../../../store/by-block.ts'
import { findStore } from '../../../store/find.ts'
import { findOn, openFind } from './ask.ts'
import { FindBar } from './FindBar.tsx'

/** Finding in the open article, with the bar or without it. */
export function Find({ bundles }: { readonly bundles: Bundles }) {
  const isOpen = useStore(findStore, (state) => state.isOpen)
  useEffect(() => () => findStore.setState({ isOpen: false, isReplacing: false, cursor: 0 }), [])
  useCommands({
    'find-in-article': () => openFind(bundles, false),
    'replace-in-article': () => openFind(bundles, true),
    'find-next': () => void findOn(bundles, 1),
    'find-previous': () => void findOn(bundles, -1),
  })
  return isOpen ? <FindBar bundles={bundles} /> : null
}
