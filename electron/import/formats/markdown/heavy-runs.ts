import type { fromMarkdown } from 'mdast-util-from-markdown'

type Root = ReturnType<typeof fromMarkdown>
type Nodes = Root | Root['children'][number]
type PhrasingContent = Extract<Nodes, { type: 'paragraph' }>['children'][number]

/** Marks of inline form: the parser's work rises with the square of their number in one paragraph. */
const MARKS = /[*_`[\]!<&\\~]/gu
const MARK = /[*_`[\]!<&\\~]/u
/** More than these in one paragraph, list item or line of a table, and it is read in pieces. */
const MOST_MARKS = 300
/** Marks and length of a piece: it ends at the next space or end of a sentence, or where it is twice as long. */
const PIECE_MARKS = 32
const PIECE_LENGTH = 4000
const BREAK = /[\s，。！？；、,]/u
/** Where a line begins a block of its own. */
const BLOCK_START = /^\s*(?:[-+*]\s|\d{1,9}[.)]\s|>|#{1,6}\s|\|)/u
/** A fence of code; what stands within is never parsed for marks. */
const FENCE = /^\s*(?:(?:[-+*]|\d{1,9}[.)]|>)\s*)*(```|~~~)/u
/** A line across the page: all marks, and none of form. */
const RULE = /^\s*([-*_])(?:[ \t]*\1){2,}\s*$/u
const LEAD = /^\s*(?:(?:[-+*]|\d{1,9}[.)])\s+|>\s?|#{1,6}\s+)*/u
const [FIRST, LAST, STAND_IN] = ['\ue0f0', '\ue0f1', '\ue0f2']
const PLACE = new RegExp(`${FIRST}(\\d+)${LAST}`, 'gu')

/** A text whose paragraphs of very many marks are taken out, and stand in it as places. */
export interface Lightened {
  readonly text: string
  readonly runs: readonly string[]
}

/** Takes out what has more marks than any writer sets: those runs are parsed in pieces, and put back into the tree. */
export function takeOutHeavy(body: string): Lightened {
  const runs: string[] = []
  const out: string[] = []
  let unit: string[] = []
  let fence: string | undefined
  const flush = (): void => {
    const whole = unit.join('\n')
    unit = []
    if ((whole.match(MARKS)?.length ?? 0) <= MOST_MARKS) {
      out.push(whole)
      return
    }
    const lead = LEAD.exec(whole)?.[0] ?? ''
    out.push(`${lead}${FIRST}${String(runs.length)}${LAST}`)
    runs.push(whole.slice(lead.length))
  }
  for (const line of body.split('\n')) {
    const mark = FENCE.exec(line)?.[1]
    if (fence !== undefined || mark !== undefined) {
      if (unit.length > 0) flush()
      out.push(line)
      if (fence === undefined) fence = mark
      else if (mark === fence) fence = undefined
      continue
    }
    const isApart = line.trim() === '' || RULE.test(line)
    if (unit.length > 0 && (isApart || BLOCK_START.test(line))) flush()
    if (isApart) out.push(line)
    else unit.push(line)
  }
  if (unit.length > 0) flush()
  return { text: out.join('\n'), runs }
}

/** Puts the runs back where their places stand in `tree`, each parsed by `parse` piece by piece. */
export function putBackHeavy(tree: Root, runs: readonly string[], parse: (text: string) => Root): void {
  if (runs.length === 0) return
  const whole = (text: string): string => text.replace(PLACE, (place, index: string) => runs[Number(index)] ?? place)
  const inline = (run: string): PhrasingContent[] =>
    piecesOf(run).flatMap((piece) => parse(STAND_IN + piece).children.flatMap(phrasingOf))
  const walk = (node: Nodes): void => {
    if ('value' in node && node.type !== 'text') node.value = whole(node.value)
    if (!('children' in node)) return
    const children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
      if (child.type !== 'text') {
        walk(child)
        return [child]
      }
      // Text and numbers of runs by turns.
      return child.value.split(PLACE).flatMap((part, index): Nodes[] => {
        const run = index % 2 === 1 ? runs[Number(part)] : undefined
        if (run !== undefined) return inline(run)
        return part === '' ? [] : [{ type: 'text', value: part }]
      })
    })
    ;(node as { children: Nodes[] }).children = children
  }
  walk(tree)
}

/** What stands in a block of a piece, without the sign that kept its beginning from being a block's mark. */
function phrasingOf(block: Root['children'][number]): PhrasingContent[] {
  if (block.type !== 'paragraph' && block.type !== 'heading')
    return 'value' in block ? [{ type: 'text', value: block.value.replaceAll(STAND_IN, '') }] : []
  return block.children.map((child) =>
    child.type === 'text' ? { ...child, value: child.value.replaceAll(STAND_IN, '') } : child,
  )
}

function piecesOf(run: string): readonly string[] {
  const pieces: string[] = []
  let start = 0
  let marks = 0
  for (let at = 0; at < run.length; at += 1) {
    const sign = run.charAt(at)
    if (MARK.test(sign)) marks += 1
    const length = at + 1 - start
    const isFull = marks >= PIECE_MARKS || length >= PIECE_LENGTH
    const isOver = marks >= PIECE_MARKS * 2 || length >= PIECE_LENGTH * 2
    if (!isOver && !(isFull && BREAK.test(sign))) continue
    pieces.push(run.slice(start, at + 1))
    start = at + 1
    marks = 0
  }
  if (start < run.length) pieces.push(run.slice(start))
  return pieces
}
