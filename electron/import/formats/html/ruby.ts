import type { FormedLine } from '../form/formed-line.ts'
import { isElement, textOf } from './tree.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

/**
 * Reads a `<ruby>`: its base characters are text, each reading a mark over its own. Bases that come one after the other
 * (`<rb>`) meet their readings in order; `<rp>` is for those who show no readings.
 */
export function readRuby(
  ruby: HtmlElement,
  line: FormedLine,
  readBase: (node: HtmlNode) => void,
  settle: (element: HtmlElement, fate: 'kept' | 'repeated') => void,
): void {
  let bases: { readonly start: number; readonly end: number }[] = []
  let readings: string[] = []
  const pair = (): void => {
    const whole = { start: bases[0]?.start ?? 0, end: bases.at(-1)?.end ?? 0 }
    const isEach = readings.length === bases.length
    const pairs = isEach ? bases : [whole]
    pairs.forEach(({ start, end }, index) => {
      const reading = isEach ? readings[index] : readings.join(' ')
      if (end > start && reading !== undefined && reading !== '')
        line.run({ form: { kind: 'ruby', reading } }, start, end)
    })
    bases = []
    readings = []
  }
  const walk = (parent: HtmlElement): void => {
    for (const child of parent.childNodes) {
      const name = isElement(child) ? child.tagName : ''
      if (name === 'rp') {
        if (isElement(child)) settle(child, 'repeated')
      } else if (name === 'rt' && isElement(child)) {
        readings.push(textOf(child))
        settle(child, 'kept')
      } else if (name === 'rtc' && isElement(child)) walk(child)
      else {
        if (readings.length > 0 && !isBlank(child)) pair()
        const start = line.text.length
        if (name === 'rb' && isElement(child)) child.childNodes.forEach(readBase)
        else if (!isBlank(child) || bases.length === 0) readBase(child)
        if (line.text.length === start) continue
        const last = bases.at(-1)
        // Characters and elements that follow each other are one base; every `<rb>` is one of its own.
        if (name !== 'rb' && last !== undefined) bases[bases.length - 1] = { ...last, end: line.text.length }
        else bases.push({ start, end: line.text.length })
      }
    }
  }
  walk(ruby)
  if (readings.length > 0) pair()
}

function isBlank(node: HtmlNode): boolean {
  return 'value' in node && node.value.trim() === ''
}
