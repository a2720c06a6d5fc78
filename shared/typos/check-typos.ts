import type { Finding } from '../domain/source-document.ts'
import type { Watch } from '../lib/watch.ts'
import { TYPO_RULES } from './rules.ts'
import type { TypoReader } from './typo-reader.ts'

/** A reader, and whether it is to find only what it has read before. */
export interface TypoCheck {
  readonly reader: TypoReader
  readonly isKnownOnly?: boolean
}

/** Which rules run, and until when. */
interface Options {
  readonly on?: readonly string[] | undefined
  readonly off?: readonly string[] | undefined
  /** Words that are right as they are. */
  readonly ownWords?: readonly string[] | undefined
  readonly watch: Watch
}

/** Whether any rule about wrong characters runs. */
export function hasTypoRules(options: Pick<Options, 'on' | 'off'>): boolean {
  return TYPO_RULES.some(({ id }) => isOn(options, id))
}

/** Whether texts of a language are read for wrong characters: the words are those of Simplified. */
export function isReadForTypos(language: string): boolean {
  return language === 'zh-Hans'
}

/** The wrong characters of an article. */
export function checkTypos(
  { reader, isKnownOnly = false }: TypoCheck,
  blocks: readonly { readonly role: string; readonly text: string }[],
  options: Options,
): readonly Finding[] {
  if (!hasTypoRules(options)) return []
  const { watch } = options
  const found = reader.find(blocks, {
    isRuleOn: (rule) => isOn(options, rule),
    ownWords: options.ownWords,
    isKnownOnly,
    isOver: watch.isOver,
  })
  if (!isKnownOnly && watch.isOver() && reader.unread(blocks).length > 0)
    for (const { id } of TYPO_RULES) if (isOn(options, id)) watch.rules.add(id)
  return found
}

function isOn({ on = [], off = [] }: Pick<Options, 'on' | 'off'>, rule: string): boolean {
  const isDefault = TYPO_RULES.find(({ id }) => id === rule)?.isDefault ?? false
  return !off.includes(rule) && (isDefault || on.includes(rule) || on.includes('typo'))
}
