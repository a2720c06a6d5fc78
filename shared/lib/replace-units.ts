/** What `fromCharCode` takes at a time: its arguments lie on the stack. */
const STEP = 4096

/**
 * `text` with each UTF-16 unit in the place of another, so that every place in it stays; the very text where none is
 * replaced. What is kept between two replaced runs is taken over as it is; in time and memory of the text's length.
 */
export function replaceUnits(text: string, unitOf: (unit: number) => number): string {
  let replaced = ''
  let kept = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const other = unitOf(unit)
    if (other === unit) continue
    const run = replacedRun(text, at, unitOf)
    replaced += text.slice(kept, at) + String.fromCharCode(...run)
    kept = at + run.length
    at = kept - 1
  }
  return kept === 0 ? text : replaced + text.slice(kept)
}

/** The units in the place of those from `start` on, as far as each is replaced. */
function replacedRun(text: string, start: number, unitOf: (unit: number) => number): readonly number[] {
  const run: number[] = []
  for (let at = start; at < text.length && run.length < STEP; at += 1) {
    const other = unitOf(text.charCodeAt(at))
    if (other === text.charCodeAt(at)) break
    run.push(other)
  }
  return run
}
