/** From the observer in every frame to main. */
export type ObserverMessage =
  | {
      readonly kind: 'csp'
      readonly directive: string
      readonly blocked: string
      readonly page: string
      readonly sample: string
    }
  | { readonly kind: 'key'; readonly key: string; readonly code: string; readonly modifiers: readonly string[] }

/**
 * Watches a frame from a world of its own, where the page cannot see or stop it: reports of the content security policy,
 * and keys that the page left unhandled, which in Electron go on to the menu's accelerators.
 * Its source text is injected, so it may use nothing from outside of itself.
 */
export function observer(binding: string): void {
  const world = globalThis as unknown as Record<string, unknown>
  const tell = (message: ObserverMessage): void => (world[binding] as (text: string) => void)(JSON.stringify(message))
  document.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective: directive, blockedURI: blocked, documentURI: page, sample } = event
    tell({ kind: 'csp', directive, blocked, page, sample })
  })
  const report = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    const modifiers = [
      ...(event.ctrlKey ? ['Control'] : []),
      ...(event.altKey ? ['Alt'] : []),
      ...(event.shiftKey ? ['Shift'] : []),
      ...(event.metaKey ? ['Meta'] : []),
    ]
    const accelerators = (world.accelerators ?? []) as readonly string[]
    const name = [...modifiers, event.key.length === 1 ? event.key.toUpperCase() : event.key].join('+')
    const byPlace = [...modifiers, event.code.replace(/^(Key|Digit)/, '')].join('+')
    if (!accelerators.includes(name) && !accelerators.includes(byPlace)) return
    // What the menu takes, the browser must not also do (Ctrl+S, Ctrl+P).
    event.preventDefault()
    tell({ kind: 'key', key: event.key, code: event.code, modifiers })
  }
  // Added during the capture phase, so that it runs after every listener that the page put on the window.
  window.addEventListener(
    'keydown',
    (event) => {
      window.removeEventListener('keydown', report)
      if (!event.isComposing) window.addEventListener('keydown', report, { once: true })
    },
    { capture: true },
  )
}
