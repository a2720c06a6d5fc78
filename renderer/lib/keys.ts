const isMac = /mac/i.test(navigator.platform)

/** The name of a key press, in the manner of the command list: `Mod+Shift+P`, `J`, `F2`. */
export function keyName(event: KeyboardEvent): string {
  const parts: string[] = []
  if (isMac ? event.metaKey : event.ctrlKey) parts.push('Mod')
  if (isMac ? event.ctrlKey : event.metaKey) parts.push('Ctrl')
  if (event.altKey) parts.push('Alt')
  const key = baseKey(event)
  // A sign such as `+` is typed with Shift on many layouts; Shift is then part of the sign.
  if (event.shiftKey && (/^[A-Z0-9]$/.test(key) || key.length > 1)) parts.push('Shift')
  return [...parts, key].join('+')
}

/** With a modifier the physical key decides, so that digits work on every layout and under input methods. */
function baseKey(event: KeyboardEvent): string {
  const physical = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code)?.[1]
  if (physical !== undefined && (event.ctrlKey || event.metaKey || event.altKey || !/^[a-z]$/i.test(event.key))) {
    return physical
  }
  if (event.key === ' ') return 'Space'
  return event.key.length === 1 ? event.key.toUpperCase() : event.key
}

const ARROWS = { ArrowUp: '↑', ArrowDown: '↓' }

/** A key as it is shown to a person: `Ctrl Shift P`, or `⌘⇧P` parts on a Mac. */
export function shownKeys(keys: string): readonly string[] {
  const names: Record<string, string> = isMac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃', ...ARROWS }
    : { Mod: 'Ctrl', Delete: 'Del', ...ARROWS }
  const parts = keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+')
  return parts.map((part) => names[part] ?? part)
}

/** Whether what has the focus takes letters. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range', 'color'].includes(target.type)
}
