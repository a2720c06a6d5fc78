import type { Block } from '../domain/block.ts'
import type { Language } from '../domain/common.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { lengthOf, type TextLength } from './count.ts'
import { cleanText } from './derive.ts'
import { isStanding } from './standing.ts'

/** Whether a block's words are the article's own: not the page around it. */
export function isOfLength({ role }: Pick<Block, 'role'>): boolean {
  return role !== 'furniture' && role !== 'figure'
}

/** The length of a block's clean text; nothing where it does not stand in it. */
export function lengthOfBlock(block: Block, suggestions: readonly Suggestion[]): TextLength {
  return lengthOf(isStanding(block, suggestions, 'clean') ? cleanText(block, suggestions) : '')
}

/** Chinese is counted in characters, every other writing in words. */
export function isCountedInCharacters(language: Language | undefined): boolean {
  return language !== 'en' && language !== undefined
}
