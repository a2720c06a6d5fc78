import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportChoices, ImportPreview } from '#shared/contract/shapes.ts'
import { errorText, toast } from '../../acts/toasts.ts'
import { chooseForFile } from '../../acts/waiting-files.ts'

/** A refusal is shown at once; the file is read again when the keys have come to rest. */
const REST_MS = 300

export interface Choosing {
  /** The file with all repairs made, as the choices of encoding, script and roles have it. */
  readonly preview: ImportPreview
  readonly choices: ImportChoices
  readonly isReading: boolean
  readonly choose: (part: Partial<ImportChoices>) => void
  /** Waits until the services hold the choices as they are on screen; false when they could not take them. */
  readonly settle: () => Promise<boolean>
}

/**
 * The editor's choices before a file is kept. What is refused is numbered in the list of all repairs, so the list on
 * screen stays that of the reading in which nothing is refused.
 */
export function useChoices(given: ImportPreview): Choosing {
  const [preview, setPreview] = useState(given)
  const [choices, setChoices] = useState(given.choices)
  const [isReading, setIsReading] = useState(false)
  const wanted = useRef(given.choices)
  const held = useRef(given.choices)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<boolean>>(undefined)

  const send = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    // Nothing to send ends at once: a promise kept for it would stand in the way of all that is chosen later.
    if (running.current === undefined && held.current === wanted.current) return Promise.resolve(true)
    running.current ??= (async () => {
      let isHeld = true
      while (held.current !== wanted.current) {
        const asked = wanted.current
        const isOther = asked.encoding !== held.current.encoding || asked.script !== held.current.script
        if (isOther) setIsReading(true)
        const answer = await chooseForFile(given.token, asked)
        if (!answer.ok) {
          toast('wrong', errorText(answer.error))
          if (wanted.current === asked) {
            wanted.current = held.current
            setChoices(held.current)
          }
          isHeld = false
          continue
        }
        held.current = asked
        if (asked.refused.length === 0) setPreview(answer.value)
      }
      setIsReading(false)
      running.current = undefined
      return isHeld
    })()
    return running.current
  }, [given.token])

  const choose = useCallback(
    (part: Partial<ImportChoices>): void => {
      const before = wanted.current
      const isOther =
        (part.encoding !== undefined && part.encoding !== before.encoding) ||
        (part.script !== undefined && part.script !== before.script)
      const next: ImportChoices = { ...before, ...part }
      // Another reading has other repairs; another encoding has other blocks as well.
      if (isOther) Object.assign(next, { refused: [] }, part.encoding === undefined ? {} : { roles: [] })
      wanted.current = next
      setChoices(next)
      clearTimeout(timer.current)
      if (isOther) void send()
      else timer.current = setTimeout(() => void send(), REST_MS)
    },
    [send],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  return { preview, choices, isReading, choose, settle: send }
}
