const modifierNames: Readonly<Record<string, string>> = {
  command: 'Meta',
  cmd: 'Meta',
  super: 'Meta',
  meta: 'Meta',
  control: 'Control',
  ctrl: 'Control',
  alt: 'Alt',
  option: 'Alt',
  altgr: 'Alt',
  shift: 'Shift',
}

const keyNames: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  esc: 'Escape',
  return: 'Enter',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
}

const order = ['Control', 'Alt', 'Shift', 'Meta']

/**
 * An accelerator as the observer names a pressed key: modifiers in a fixed order, then the key.
 * Throws for one that Electron would not understand.
 */
export const normalAccelerator = (accelerator: string): string => {
  const parts = accelerator.replace(/\+\+$/, '+plus').split('+')
  const key = parts.at(-1) ?? ''
  const modifiers = parts.slice(0, -1).map((part) => {
    const name = part.toLowerCase()
    if (/^(cmdorctrl|commandorcontrol)$/.test(name)) return process.platform === 'darwin' ? 'Meta' : 'Control'
    const known = modifierNames[name]
    if (known === undefined) throw new Error(`Unknown modifier in accelerator '${accelerator}'`)
    return known
  })
  if (key === '') throw new Error(`No key in accelerator '${accelerator}'`)
  const named = keyNames[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key)
  return [...order.filter((name) => modifiers.includes(name)), named].join('+')
}
