import { namesOfText } from '../captions/find-people-zh.ts'
import type { Role } from '../domain/block.ts'
import type { Finding } from '../domain/source-document.ts'
import { findMixedScript, quotedIn, scriptOf } from '../language/mixture.ts'
import { findVariantForms } from '../language/variant-forms.ts'

/** More places than this are no slip: the text is in two scripts, and one finding says so as well as a hundred. */
const MANY_MIXED = 40

/** Characters of another script than the article's, and forms that neither script has; a person's name is written as it is. */
export function mixedScripts(
  blocks: readonly { readonly role: Role; readonly text: string }[],
  language?: string,
): readonly Finding[] {
  const lines = blocks.map(({ role, text }) => (role === 'furniture' ? '' : text))
  const mixed = findMixedScript(lines, language).slice(0, MANY_MIXED)
  const forms = findVariantForms(lines, scriptOf(lines, language) ?? 'hans', isExempt(lines)).slice(0, MANY_MIXED)
  return [
    ...mixed.map(({ line, ...found }): Finding => ({ severity: 'warning', block: line, ...found })),
    ...forms.map(({ line, ...found }): Finding => ({ severity: 'info', block: line, ...found })),
  ]
}

function isExempt(lines: readonly string[]): (line: number, at: number) => boolean {
  const quoted = new Map<number, (at: number) => boolean>()
  const named = new Map<number, readonly (readonly [number, number])[]>()
  return (index, at) => {
    const line = lines[index] ?? ''
    const isQuoted = quoted.get(index) ?? quotedIn(line)
    quoted.set(index, isQuoted)
    if (isQuoted(at)) return true
    const names = named.get(index) ?? namesIn(line)
    named.set(index, names)
    return names.some(([start, end]) => start <= at && at < end)
  }
}

/** Where the names of people stand in a line; UTF-16. */
function namesIn(line: string): readonly (readonly [number, number])[] {
  return namesOfText(line).flatMap(({ name = '', end }) => {
    return name === '' ? [] : [[end - name.length, end] as const]
  })
}
