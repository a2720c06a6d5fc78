import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportChoices, ImportPreview } from '#shared/contract/shapes.ts'
import { errorText, toast } from '../../acts/toasts.ts'
import { chooseForFile } from '../../acts/waiting-files.ts'
import { Chooser } from './chooser.ts'

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
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [chooser] = useState(
    () =>
      new Chooser(given.choices, {
        ask: (asked) => chooseForFile(given.token, asked),
        onChoices: setChoices,
        onPreview: setPreview,
        onReading: setIsReading,
        onRefused: (error) => toast('wrong', errorText(error)),
      }),
  )

  const settle = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    return chooser.send()
  }, [chooser])
  const choose = useCallback(
    (part: Partial<ImportChoices>): void => {
      const isOther = chooser.choose(part)
      clearTimeout(timer.current)
      if (isOther) void chooser.send()
      else timer.current = setTimeout(() => void chooser.send(), REST_MS)
    },
    [chooser],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  return { preview, choices, isReading, choose, settle }
}
