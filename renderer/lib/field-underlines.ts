import { zoomed } from './zoom.ts'

/** Words of a field, in UTF-16. */
interface Words {
  readonly start: number
  readonly end: number
}

type Field = HTMLTextAreaElement | HTMLInputElement

/** A line of a word, in pixels from the field's padding edge. */
interface Line {
  readonly left: number
  readonly right: number
  readonly bottom: number
}

/** More lines than a person sees at once are not drawn. */
const MOST = 200
/** A wave in pixels at 100 %. */
const WAVE = { height: 3, step: 2, line: 1.1 } as const

/**
 * Draws a wave under words of a field, as a background of the field itself: it scrolls and is cut off with the words, and no
 * element lies over what is written. Where the words stand is measured in a copy of the field that nobody sees.
 */
export function underlineWords(field: Field, words: readonly Words[]): void {
  const lines = words.length === 0 ? [] : linesOf(field, words).slice(0, MOST)
  const { style } = field
  if (lines.length === 0) {
    if (style.backgroundImage === '') return
    for (const name of ['image', 'position', 'size', 'repeat', 'attachment']) style.removeProperty(`background-${name}`)
    return
  }
  const shown = getComputedStyle(field)
  const isForced = matchMedia('(forced-colors: active)').matches
  const colour = isForced ? shown.color : shown.getPropertyValue('--wrong').trim()
  const height = zoomed(WAVE.height)
  style.backgroundImage = lines.map(({ left, right }) => wave(right - left, colour)).join(',')
  style.backgroundPosition = lines.map(({ left, bottom }) => `${left}px ${bottom - height}px`).join(',')
  style.backgroundSize = lines.map(({ left, right }) => `${right - left}px ${height}px`).join(',')
  style.backgroundRepeat = 'no-repeat'
  style.backgroundAttachment = field instanceof HTMLTextAreaElement ? 'local' : 'scroll'
}

/** A picture, not a gradient: where the system has colours of its own, gradients are left out. */
function wave(width: number, colour: string): string {
  const [height, step, line] = [zoomed(WAVE.height), zoomed(WAVE.step), zoomed(WAVE.line)]
  const rise = height - line
  const path = `M0 ${height - line / 2}${`l${step} ${-rise}l${step} ${rise}`.repeat(Math.ceil(width / step / 2))}`
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><path d="${path}" fill="none" stroke="${colour}" stroke-width="${line}"/></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(drawn)}")`
}

/** What decides where letters stand. */
const COPIED = [
  'direction',
  'font-family',
  'font-feature-settings',
  'font-kerning',
  'font-optical-sizing',
  'font-size',
  'font-stretch',
  'font-style',
  'font-variant',
  'font-variation-settings',
  'font-weight',
  'hyphens',
  'letter-spacing',
  'line-break',
  'line-height',
  'overflow-wrap',
  'tab-size',
  'text-align',
  'text-autospace',
  'text-indent',
  'text-rendering',
  'text-spacing-trim',
  'text-transform',
  'word-break',
  'word-spacing',
] as const

let copy: HTMLElement | undefined

function linesOf(field: Field, words: readonly Words[]): readonly Line[] {
  const shown = getComputedStyle(field)
  const isInput = field instanceof HTMLInputElement
  copy ??= document.createElement('div')
  const { style } = copy
  for (const name of COPIED) style.setProperty(name, shown.getPropertyValue(name))
  const [paddingTop, paddingRight, paddingBottom, paddingLeft] = (['Top', 'Right', 'Bottom', 'Left'] as const).map(
    (side) => Number.parseFloat(shown[`padding${side}`]),
  ) as [number, number, number, number]
  const borders = Number.parseFloat(shown.borderLeftWidth) + Number.parseFloat(shown.borderRightWidth)
  const bar = field.offsetWidth - field.clientWidth - borders
  const width = Number.parseFloat(shown.width) - (shown.boxSizing === 'border-box' ? borders : 0) - (bar > 1 ? bar : 0)
  Object.assign(style, {
    position: 'fixed',
    top: '0',
    left: '0',
    visibility: 'hidden',
    pointerEvents: 'none',
    contain: 'strict',
    boxSizing: 'border-box',
    width: isInput ? '100000px' : `${width}px`,
    height: '1px',
    padding: isInput ? '0' : `${paddingTop}px ${paddingRight}px ${paddingBottom}px ${paddingLeft}px`,
    whiteSpace: isInput ? 'pre' : 'pre-wrap',
  })
  copy.lang = field.closest('[lang]')?.getAttribute('lang') ?? ''
  copy.ariaHidden = 'true'
  copy.textContent = field.value
  document.body.append(copy)
  const text = copy.firstChild
  const box = copy.getBoundingClientRect()
  const lines = text === null ? [] : words.flatMap((word) => linesOfWord(text, word, box))
  copy.remove()
  if (!isInput) return lines
  // One line, in the middle of its field, and moved as far as it is scrolled.
  const height = Number.parseFloat(shown.lineHeight) || Number.parseFloat(shown.fontSize) * 1.2
  const top = paddingTop + (field.clientHeight - paddingTop - paddingBottom - height) / 2
  const [from, to] = [paddingLeft, field.clientWidth - paddingRight]
  return lines.flatMap(({ left, right, bottom }) => {
    const moved = paddingLeft - field.scrollLeft
    const line = { left: Math.max(from, left + moved), right: Math.min(to, right + moved), bottom: bottom + top }
    return line.right > line.left ? [line] : []
  })
}

function linesOfWord(text: Node, { start, end }: Words, box: DOMRect): readonly Line[] {
  const length = text.textContent?.length ?? 0
  if (end > length) return []
  const range = document.createRange()
  range.setStart(text, start)
  range.setEnd(text, end)
  return [...range.getClientRects()]
    .filter(({ width }) => width > 0)
    .map(({ left, right, bottom }) => ({
      left: left - box.left,
      right: right - box.left,
      bottom: bottom - box.top + 1,
    }))
}
