import path from 'node:path'
import type { Plugin } from 'vite'

/** What a browser takes `rem` to be where nothing is set; the styles are written at this size. */
const ROOT_PX = 16

/**
 * The style sheets are written in pixels as they are at 100 %; the window has them in `rem`, whose size is the zoom
 * (`tokens.css`). So every length follows the zoom, also one that is written tomorrow, and none has to be multiplied by
 * hand. Conditions of queries stay: they are asked of the window, not of what is drawn.
 */
export const inRems = (css: string): string =>
  css
    .split('\n')
    .map((line) => (/^\s*@(?:media|container)\b/.test(line) ? line : line.replaceAll(PIXELS, remOf)))
    .join('\n')

const PIXELS = /(?<![\w.#-])(-?\d*\.?\d+)px\b/g

const remOf = (_whole: string, pixels: string): string => `${Number((Number(pixels) / ROOT_PX).toFixed(5))}rem`

/** Does so with every style sheet of a folder. */
export const scaledStyles = (folder: string): Plugin => ({
  name: 'galley-scaled-styles',
  enforce: 'pre',
  transform(code, id) {
    const [file = id] = id.split('?')
    const isOwn = file.endsWith('.css') && !path.relative(folder, file).startsWith('..')
    return isOwn ? { code: inRems(code), map: null } : undefined
  },
})
