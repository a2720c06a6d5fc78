import { useEffect, useState } from 'react'
import type { CallInput } from '#shared/contract/calls.ts'
import type { CallError } from '#shared/contract/errors.ts'
import { client } from '../../transport/bridge.ts'
import { openPdf, type PdfPages } from '../../workers/pdf-pages.ts'

/** The pages as they would be printed. */
export interface Sheets {
  readonly id: string
  readonly pages: PdfPages
}

export type SheetsState =
  | { readonly kind: 'making'; readonly before: Sheets | undefined }
  | { readonly kind: 'made'; readonly sheets: Sheets }
  | { readonly kind: 'failed'; readonly error: CallError }

/** Has the pages made anew whenever something else is asked; those from before stand until the new ones do. */
export function useSheets(asked: CallInput<'print.make'> | undefined): SheetsState {
  const [state, setState] = useState<SheetsState>({ kind: 'making', before: undefined })
  const key = JSON.stringify(asked)
  useEffect(() => {
    if (asked === undefined) return
    let isWanted = true
    setState((now) => ({ kind: 'making', before: sheetsOf(now) }))
    const make = async (): Promise<void> => {
      const next = await madeSheets(asked)
      if (next.kind === 'made' && !isWanted) return letGo(next.sheets)
      if (!isWanted || (next.kind === 'failed' && next.error.code === 'canceled')) return
      setState((now) => {
        sheetsOf(now)?.pages.close()
        return next
      })
    }
    void make()
    return () => {
      isWanted = false
    }
    // What is asked is compared by what it says.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
  const sheets = sheetsOf(state)
  useLettingGo(sheets)
  return state
}

/** Whoever leaves the pages lets them go. */
function useLettingGo(sheets: Sheets | undefined): void {
  const [held] = useState<{ now: Sheets | undefined }>({ now: undefined })
  useEffect(() => {
    held.now = sheets
  }, [held, sheets])
  useEffect(
    () => () => {
      if (held.now !== undefined) letGo(held.now)
    },
    [held],
  )
}

export function sheetsOf(state: SheetsState): Sheets | undefined {
  return state.kind === 'made' ? state.sheets : state.kind === 'making' ? state.before : undefined
}

function letGo({ id, pages }: Sheets): void {
  pages.close()
  void client.call('print.end', { id })
}

async function madeSheets(asked: CallInput<'print.make'>): Promise<Exclude<SheetsState, { kind: 'making' }>> {
  const made = await client.call('print.make', asked)
  if (!made.ok) return { kind: 'failed', error: made.error }
  const { id, byteLength } = made.value
  const bytes = new Uint8Array(byteLength)
  for (let from = 0; from < byteLength;) {
    const part = await client.call('print.part', { id, from })
    if (!part.ok) return { kind: 'failed', error: part.error }
    const own = Uint8Array.fromBase64(part.value.base64)
    if (own.length === 0) return { kind: 'failed', error: { code: 'not-found' } }
    bytes.set(own, from)
    from += own.length
  }
  return { kind: 'made', sheets: { id, pages: await openPdf(bytes) } }
}

declare global {
  interface Uint8ArrayConstructor {
    /** ECMAScript 2026; every Chromium that Galley runs in has it. */
    fromBase64(base64: string): Uint8Array<ArrayBuffer>
  }
}
