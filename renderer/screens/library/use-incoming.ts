import { useEffect, useState } from 'react'
import type { GivenSource } from '#shared/contract/shapes.ts'
import { sourcesOf } from '../../acts/sources.ts'
import { isTextField } from '../../lib/keys.ts'

/** Files, folders and words that are dropped on the window or pasted into it. Gives whether something hangs over it. */
export function useIncoming(onSources: (sources: readonly GivenSource[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    // Entering a child fires before leaving its parent, so the two are counted.
    let depth = 0
    const isOurs = (event: DragEvent): boolean =>
      event.dataTransfer?.types.some((type) => ['Files', 'text/html', 'text/plain'].includes(type)) ?? false
    const onEnter = (event: DragEvent): void => {
      if (!isOurs(event)) return
      depth += 1
      setIsOver(true)
    }
    const onLeave = (event: DragEvent): void => {
      if (!isOurs(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setIsOver(false)
    }
    const onOver = (event: DragEvent): void => {
      if (!isOurs(event) || event.dataTransfer === null) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    }
    const onDrop = (event: DragEvent): void => {
      depth = 0
      setIsOver(false)
      if (event.dataTransfer === null) return
      event.preventDefault()
      void sourcesOf(event.dataTransfer).then(onSources)
    }
    const onPaste = (event: ClipboardEvent): void => {
      if (event.clipboardData === null || isTextField(event.target)) return
      if (document.querySelector('dialog[open]') !== null) return
      event.preventDefault()
      void sourcesOf(event.clipboardData).then(onSources)
    }
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('dragover', onOver)
    window.addEventListener('drop', onDrop)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('paste', onPaste)
    }
  }, [onSources])
  return isOver
}
