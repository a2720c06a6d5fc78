import names from './data/foreign-names.json' with { type: 'json' }

const SOUNDS = `[${names.signs}]`
/** A name's first part of two signs, or of one before three: 玛丽?居里, 阿?卜杜拉. */
const LOST = new RegExp(`(?<=${SOUNDS}{2})\\?(?=${SOUNDS}{2})|(?<=${SOUNDS})\\?(?=${SOUNDS}{3})`, 'gu')

/**
 * Where a program that could not write the middle dot of a foreign name left a question mark (UTF-16). Only between signs
 * that spell foreign sounds, on both sides: a question ends in other words.
 */
export function lostDotsIn(text: string): readonly number[] {
  return text.includes('?') ? Array.from(text.matchAll(LOST), ({ index }) => index) : []
}
