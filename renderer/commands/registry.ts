import { useEffect, useRef } from 'react'
import { COMMANDS, type CommandId, type CommandSpec } from '#shared/commands/commands.ts'
import { isImeKey } from '../lib/composition.ts'
import { stepInField } from '../lib/field-undo.ts'
import { isTextField, keyName } from '../lib/keys.ts'
import { handsAt, type Hands } from '../typing/hands.ts'

/** What carries a command out; false when it has nothing to do here and another may try. */
export type CommandHandler = () => unknown

interface Registration {
  readonly handlers: { readonly current: Partial<Record<CommandId, CommandHandler>> }
}

/** Innermost last: what was registered later is asked first. */
const registrations: Registration[] = []
let hasSingleKeys = true

/** Follows the setting that switches single-letter keys off (WCAG 2.1.4). */
export function setSingleKeys(isOn: boolean): void {
  hasSingleKeys = isOn
}

/** Whether some part of the screen can carry the command out now. */
export function canRun(id: CommandId): boolean {
  return registrations.some(({ handlers }) => handlers.current[id] !== undefined)
}

/** Carries the command out; false when no part of the screen took it. */
export function runCommand(id: CommandId): boolean {
  for (const { handlers } of [...registrations].reverse()) {
    const handler = handlers.current[id]
    if (handler !== undefined && handler() !== false) return true
  }
  return false
}

/** Carries out what was chosen from a menu. A field has its own undo; the menu's must not take back an act behind its back. */
export function chooseCommand(id: CommandId): void {
  const isStep = id === 'undo' || id === 'redo'
  if (isStep && (stepInField(id) || isTextField(document.activeElement))) return
  runCommand(id)
}

/** Lends handlers to the commands while the component is on screen. The object may be new at every render. */
export function useCommands(handlers: Partial<Record<CommandId, CommandHandler>>): void {
  const current = useRef(handlers)
  useEffect(() => {
    current.current = handlers
  })
  useEffect(() => {
    const registration = { handlers: current }
    registrations.push(registration)
    return () => {
      registrations.splice(registrations.indexOf(registration), 1)
    }
  }, [])
}

/** Commands by key, in the order of the list. */
const byKey = new Map<string, (CommandSpec & { readonly id: CommandId })[]>()
for (const command of COMMANDS) {
  for (const key of command.keys) byKey.set(key, [...(byKey.get(key) ?? []), command])
}

/** The one listener for keys. Fields keep their letters, input methods keep everything. */
export function listenForKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isImeKey(event)) return
    const isTyping = isTextField(event.target)
    const way = isTyping ? wayOf(keyName(event)) : undefined
    if (way !== undefined) {
      if (stepInField(way)) event.preventDefault()
      return
    }
    const hands = handsAt(event.target)
    if (hands !== undefined && TEXT_KEYS.has(keyName(event))) return
    const isOverlay = document.querySelector('dialog[open]') !== null
    for (const registration of [...registrations].reverse()) {
      for (const command of byKey.get(keyName(event)) ?? []) {
        const isBare = isBareKey(command, keyName(event))
        if (isBare && (isTyping || !hasSingleKeys || isText(command.id, hands))) continue
        if (isOverlay && !worksInDialogs(command)) continue
        if (isTyping && isOwnedByFields(command.id)) continue
        if (isOfBrowser(command.id)) continue
        const handler = registration.handlers.current[command.id]
        if (handler === undefined || handler() === false) continue
        event.preventDefault()
        return
      }
    }
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

function wayOf(key: string): 'undo' | 'redo' | undefined {
  const ids = (byKey.get(key) ?? []).map(({ id }) => id)
  return (['undo', 'redo'] as const).find((way) => ids.includes(way))
}

/** Whether a key of a command is one of those that can be switched off. */
export function isBareKey(command: CommandSpec, key: string): boolean {
  return command.isSingleKey === true && !/^(?:Mod|Ctrl|Alt)\+|^Delete$/.test(key)
}

/** With a caret or a selection in the article these are keys of its text. */
const TEXT_KEYS: ReadonlySet<string> = new Set(['Delete', 'Enter', 'Space', 'Backspace', 'Shift+Enter', 'Shift+Delete'])

/** Over a selection the keys of its bar hold, and every other letter takes its place; at a caret letters are text. */
const FOR_SELECTION: readonly CommandId[] = [
  'note-comment',
  'note-query',
  'note-correction',
  'note-praise',
  'note-highlight',
  'number-add',
  'place-here',
]

function isText(id: CommandId, hands: Hands): boolean {
  return hands === 'caret' || (hands === 'selection' && !FOR_SELECTION.includes(id))
}

/** The browser's own events follow these keys, and only they carry the words. */
const OF_BROWSER: readonly CommandId[] = ['paste-article', 'cut-text', 'copy-text', 'paste-text', 'select-text']

function isOfBrowser(id: CommandId): boolean {
  return OF_BROWSER.includes(id)
}

/** Under a dialog the screen rests; what works everywhere, in pictures and on the draft at hand goes on. */
function worksInDialogs(command: CommandSpec): boolean {
  return (
    command.scope === 'app' ||
    command.scope === 'picture' ||
    command.id === 'save-note' ||
    command.id === 'insert-remark'
  )
}

/** A field has its own undo, its own Delete and its own paste; while it is written in, no block changes its shape. */
const KEPT_FROM_FIELDS: readonly CommandId[] = [
  'delete-note',
  'number-strike',
  'paste-article',
  'select-article',
  'merge-blocks',
  'split-block',
  'move-up',
  'move-down',
]

function isOwnedByFields(id: CommandId): boolean {
  return KEPT_FROM_FIELDS.includes(id)
}
