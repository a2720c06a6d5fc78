import { setextUnderline } from 'micromark-core-commonmark'
import type { Extension, Event, Construct } from 'micromark-util-types'

const { resolveTo, ...rest } = setextUnderline

/** An underlined heading, settled among the events of its own paragraph alone. */
const lightUnderline: Construct = {
  ...rest,
  name: 'lightUnderline',
  resolveTo: (events, context) => {
    if (resolveTo === undefined) return events
    const tail = events.splice(startOfContent(events))
    for (const event of resolveTo(tail, context)) events.push(event)
    return events
  },
}

/**
 * Reads underlined headings (`words` over `===` or `---`) as CommonMark does. The parser's own construct copies all that
 * was read before at every heading, so that its work rises with the square of their number; here only the heading's own
 * paragraph is handed to it.
 */
export const lightHeadings = (): Extension => ({
  disable: { null: ['setextUnderline'] },
  flow: { 45: lightUnderline, 61: lightUnderline },
})

/** Where the last paragraph begins, which the heading is made of. */
function startOfContent(events: readonly Event[]): number {
  const start = events.findLastIndex(([step, token]) => step === 'enter' && token.type === 'content')
  return Math.max(start, 0)
}
