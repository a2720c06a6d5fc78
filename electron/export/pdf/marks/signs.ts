import { element, escapeHtml } from '#shared/markup/escape.ts'
import type { ProofMark } from './proof-mark.ts'

/**
 * The shapes of GB/T 14706-1993 (table of clause 4, “符号形态”), as strokes of our own on a field of 44 × 20.
 */
const STROKES: Readonly<Record<ProofMark, string>> = {
  replace: 'M9 15a3.5 3.5 0 1 1-7 0a3.5 3.5 0 1 1 7 0M8.5 13C14 11 12 8 20 8H28M42 8a7 7 0 1 1-14 0a7 7 0 1 1 14 0',
  delete:
    'M8 14a3 3 0 1 1-6 0a3 3 0 1 1 6 0M7.5 12C11 8 15 7 17 7c3 0 3 5 0 5c-3 0-2-5 3-5.5c4-.4 6-.5 7-.5c3 0 3 5 0 5c-3 0-2-5 3-5.5c5-.5 8-.5 12-1.5',
  insert: 'M3 18L5.5 13L8 18M5.5 13C4 8 8 7 14 7H28M42 8a7 7 0 1 1-14 0a7 7 0 1 1 14 0',
  swap: 'M8 6V12C8 17 21 17 21 11V8C21 3 34 3 34 8V14',
  split: 'M38 3C32 3 33 8 32 10C31 14 28 14 24 14H6M6 10V18M10 11.5L6 14L10 16.5',
  join: 'M6 17C1 15 4 11 10 11H32C39 11 40 5 33 5H28M32 2L28 5L32 8',
}

/** A mark by itself, as it stands in the margin and in the list of marks. */
export function sign(mark: ProofMark, name: string): string {
  const box = { class: `pm-sign pm-sign-${mark}`, viewBox: '0 0 44 20', role: 'img', 'aria-label': name }
  return element('svg', box, element('path', { d: STROKES[mark] }, ''))
}

/** Loops at the end of the line that leads away from words that are to go. */
export function curl(name: string): string {
  const loops =
    'M0 9C6 9 10 8 12 5c1.5-2.5-3-5-4.5-2C6 7 14 9 22 6.5c4-2 5-5 2-5.5c-3 0-4 4 0 6c4 1.5 9 .5 12-1.5c3-2 4-4.5 1-5c-3 0-4 4 0 6c3 1 8 0 12-2'
  return element(
    'svg',
    { class: 'pm-curl', viewBox: '0 0 50 11', role: 'img', 'aria-label': name },
    element('path', { d: loops }, ''),
  )
}

/** A stroke that only those see who look: what it says is said in words beside it. */
export function stroke(name: string, viewBox: string, path: string): string {
  return element('svg', { class: name, viewBox, 'aria-hidden': 'true' }, element('path', { d: escapeHtml(path) }, ''))
}

/** A line from one corner of its box to the other, whatever the box is. */
export const DIAGONAL = '<svg aria-hidden="true"><line x1="0" y1="0" x2="100%" y2="100%"/></svg>'
