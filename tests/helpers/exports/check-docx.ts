import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** An element as a parser that is not ours gives it: with the prefix that its file uses. */
interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  readonly text: string[]
}

/** What {@link checkDocx} looks at, each by the name that its faults begin with. */
export const CHECKS = [
  'well-formed',
  'content-types',
  'relationships',
  'ignorable',
  'order',
  'ids',
  'comments',
  'threads',
  'moves',
  'taken-out',
  'notes',
  'numbering',
  'styles',
  'tables',
] as const

/** The order in which elements stand in others (ECMA-376-1: CT_PPr, CT_RPr, CT_Tbl …), as far as anything is written into them. */
const ORDERS: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  'w:rPr':
    'ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange',
  'w:tbl': 'tblPr tblGrid tr',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange',
  'w:tcPr':
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange',
  'w:tr': 'tblPrEx trPr tc',
  'w:tc': 'tcPr *',
  'w:p': 'pPr *',
  'w:r': 'rPr *',
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange',
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  'w:lvl': 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  'w:abstractNum': 'nsid multiLevelType tmpl name styleLink numStyleLink lvl',
  'w:numbering': 'numPicBullet abstractNum num numIdMacAtCleanup',
  'w:rubyPr': 'rubyAlign hps hpsRaise hpsBaseText lid dirty',
  'w:ruby': 'rubyPr rt rubyBase',
}

/**
 * The structural faults of a Word document, each a line that begins with the name of its check. What it looks at: whether parts
 * are well-formed and have a type, references lead to something, elements stand in the schema's order, ids are given once,
 * ranges of comments and moves are paired, threads lead to comments, words that are taken out are called so, and notes, lists,
 * styles and the cells of tables are there.
 */
export function checkDocx(bytes: Uint8Array): readonly string[] {
  const files = unzipSync(bytes)
  const faults: string[] = []
  const fault = (check: (typeof CHECKS)[number], what: string): void => void faults.push(`${check}: ${what}`)
  const parts = new Map<string, Element>()
  for (const [name, content] of Object.entries(files)) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue
    try {
      parts.set(name, parsed(new TextDecoder().decode(content)))
    } catch (error) {
      fault('well-formed', `${name}: ${error instanceof Error ? error.message : ''}`)
    }
  }
  checkTypes(parts, Object.keys(files), fault)
  for (const [name, root] of parts) {
    if (name.endsWith('.rels') || name === '[Content_Types].xml') continue
    checkRelationships(name, root, parts, files, fault)
    const ignorable = (root.attributes['mc:Ignorable'] ?? '').split(' ').filter((prefix) => prefix !== '')
    for (const prefix of ignorable)
      if (root.attributes[`xmlns:${prefix}`] === undefined) fault('ignorable', `${name}: ${prefix}`)
    if (name.startsWith('word/')) checkOrder(name, root, fault)
  }
  const texts = [...parts].filter(([name]) => /^word\/(?:document|footnotes|endnotes)\.xml$/u.test(name))
  for (const [name, root] of texts) checkText(name, root, fault)
  checkComments(parts, texts, fault)
  checkIds(parts, fault)
  checkReferred(parts, texts, fault)
  return faults
}

type Fault = (check: (typeof CHECKS)[number], what: string) => void

function parsed(text: string): Element {
  const parser = new SaxesParser({ xmlns: true })
  const stack: Element[] = []
  let root: Element | undefined
  parser.on('opentag', ({ name, attributes }) => {
    const own = Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value]))
    const element: Element = { name, attributes: own, children: [], text: [] }
    stack.at(-1)?.children.push(element)
    root ??= element
    stack.push(element)
  })
  parser.on('text', (value) => void stack.at(-1)?.text.push(value))
  parser.on('closetag', () => void stack.pop())
  parser.write(text.replace(/^\uFEFF/u, '')).close()
  if (root === undefined) throw new Error('no root')
  return root
}

function* all(root: Element): Generator<Element> {
  yield root
  for (const child of root.children) yield* all(child)
}

const named = (root: Element | undefined, name: string): readonly Element[] =>
  root === undefined ? [] : [...all(root)].filter((each) => each.name === name)
const childOf = (root: Element | undefined, name: string): Element | undefined =>
  root?.children.find((each) => each.name === name)

function checkTypes(parts: ReadonlyMap<string, Element>, names: readonly string[], fault: Fault): void {
  const types = parts.get('[Content_Types].xml')
  const defaults = new Set(named(types, 'Default').map(({ attributes }) => attributes['Extension']?.toLowerCase()))
  const overrides = named(types, 'Override').map(({ attributes }) => attributes['PartName'] ?? '')
  for (const name of names) {
    const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
    if (
      name !== '[Content_Types].xml' &&
      !name.endsWith('/') &&
      !overrides.includes(`/${name}`) &&
      !defaults.has(ending)
    )
      fault('content-types', `${name} has none`)
  }
  for (const name of overrides) if (!names.includes(name.slice(1))) fault('content-types', `${name} is not there`)
  if (new Set(overrides).size !== overrides.length) fault('content-types', 'a part has two')
}

function checkRelationships(
  name: string,
  root: Element,
  parts: ReadonlyMap<string, Element>,
  files: Readonly<Record<string, Uint8Array>>,
  fault: Fault,
): void {
  const slash = name.lastIndexOf('/') + 1
  const relations = parts.get(`${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`)
  const ids = named(relations, 'Relationship').map(({ attributes }) => attributes['Id'] ?? '')
  if (new Set(ids).size !== ids.length) fault('relationships', `${name}: an id twice`)
  for (const { attributes } of named(relations, 'Relationship')) {
    const { Target: target = '', TargetMode: mode } = attributes
    const place = new URL(target, `x://x/${name}`).pathname.slice(1)
    if (mode !== 'External' && files[decodeURI(place)] === undefined)
      fault('relationships', `${name}: ${target} is not there`)
  }
  for (const { name: element, attributes } of all(root))
    for (const key of ['r:id', 'r:embed', 'r:link'])
      if (attributes[key] !== undefined && attributes[key] !== '' && !ids.includes(attributes[key]))
        fault('relationships', `${name}: ${element} ${key}=${attributes[key]}`)
}

function checkOrder(name: string, root: Element, fault: Fault): void {
  for (const element of all(root)) {
    const order = ORDERS[element.name]?.split(' ')
    if (order === undefined) continue
    let last = -1
    for (const child of element.children) {
      if (!child.name.startsWith('w:')) continue
      const at = order.indexOf(child.name.slice(2))
      // What the list does not name may stand anywhere behind the first.
      const place = at >= 0 ? at : order.includes('*') ? order.indexOf('*') : last
      if (place < last) fault('order', `${name}: ${child.name} in ${element.name}`)
      last = Math.max(last, place)
    }
  }
}

/** Words that are taken out are `w:delText`, all others are not; a cell ends with a paragraph, its row fills the grid. */
function checkText(name: string, root: Element, fault: Fault): void {
  const walk = (element: Element, isOut: boolean): void => {
    if (element.name === 'w:t' && isOut) fault('taken-out', `${name}: w:t in w:del: ${element.text.join('')}`)
    if (element.name === 'w:delText' && !isOut) fault('taken-out', `${name}: w:delText: ${element.text.join('')}`)
    for (const child of element.children) walk(child, isOut || element.name === 'w:del')
  }
  walk(root, false)
  for (const cell of named(root, 'w:tc'))
    if (cell.children.at(-1)?.name !== 'w:p') fault('tables', `${name}: a cell without a last paragraph`)
  for (const table of named(root, 'w:tbl')) {
    const columns = childOf(table, 'w:tblGrid')?.children.length ?? 0
    for (const row of table.children.filter((each) => each.name === 'w:tr')) {
      const width = row.children
        .filter((each) => each.name === 'w:tc')
        .map((cell) => Number(childOf(childOf(cell, 'w:tcPr'), 'w:gridSpan')?.attributes['w:val'] ?? 1))
      if (columns > 0 && width.reduce((sum, each) => sum + each, 0) > columns)
        fault('tables', `${name}: a row is too wide`)
    }
  }
  const ranges = new Map<string, string[]>()
  for (const { name: element, attributes } of all(root)) {
    const [, side, end] = /^w:move(From|To)Range(Start|End)$/u.exec(element) ?? []
    if (side === undefined) continue
    const key = `${side} ${attributes['w:id'] ?? ''}`
    ranges.set(key, [...(ranges.get(key) ?? []), end ?? ''])
  }
  for (const [key, ends] of ranges)
    if (ends.join(' ') !== 'Start End') fault('moves', `${name}: ${key}: ${ends.join(' ')}`)
  const names = (side: string): readonly string[] =>
    named(root, `w:move${side}RangeStart`)
      .map(({ attributes }) => attributes['w:name'] ?? '')
      .toSorted()
  if (names('From').join(' ') !== names('To').join(' ')) fault('moves', `${name}: a move has one half`)
}

function checkComments(
  parts: ReadonlyMap<string, Element>,
  texts: readonly (readonly [string, Element])[],
  fault: Fault,
): void {
  const comments = named(parts.get('word/comments.xml'), 'w:comment')
  const ids = comments.map(({ attributes }) => attributes['w:id'] ?? '')
  if (new Set(ids).size !== ids.length) fault('comments', 'an id twice')
  const seen = new Map<string, string[]>()
  for (const [, root] of texts)
    for (const { name, attributes } of all(root)) {
      const kind = /^w:comment(RangeStart|RangeEnd|Reference)$/u.exec(name)?.[1]
      if (kind === undefined) continue
      const id = attributes['w:id'] ?? ''
      if (!ids.includes(id)) fault('comments', `${name} of ${id}, which is not there`)
      seen.set(id, [...(seen.get(id) ?? []), kind])
    }
  for (const id of ids) {
    const order = (seen.get(id) ?? []).join(' ')
    if (order !== 'RangeStart RangeEnd Reference' && order !== 'Reference') fault('comments', `${id}: ${order}`)
  }
  const paragraphs = new Map<string, string>()
  for (const comment of comments)
    for (const each of named(comment, 'w:p')) {
      const id = each.attributes['w14:paraId']
      if (id !== undefined) paragraphs.set(id, comment.attributes['w:id'] ?? '')
    }
  const lasts = new Set(comments.map((comment) => named(comment, 'w:p').at(-1)?.attributes['w14:paraId']))
  for (const { attributes } of named(parts.get('word/commentsExtended.xml'), 'w15:commentEx')) {
    const { 'w15:paraId': own = '', 'w15:paraIdParent': parent } = attributes
    if (!lasts.has(own)) fault('threads', `${own} ends no comment`)
    if (parent !== undefined && (!lasts.has(parent) || parent === own)) fault('threads', `${own} answers ${parent}`)
  }
  for (const { attributes } of named(parts.get('word/commentsIds.xml'), 'w16cid:commentId'))
    if (!paragraphs.has(attributes['w16cid:paraId'] ?? ''))
      fault('threads', `${attributes['w16cid:paraId'] ?? ''} is no paragraph`)
}

const CHANGE = /^w:(?:ins|del|moveFrom|moveTo|moveFromRangeStart|moveToRangeStart|rPrChange|pPrChange)$/u

function checkIds(parts: ReadonlyMap<string, Element>, fault: Fault): void {
  const counts = new Map<string, number>()
  const take = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const [name, root] of parts) {
    if (!name.startsWith('word/')) continue
    for (const { name: element, attributes } of all(root)) {
      if (CHANGE.test(element)) take(`change ${attributes['w:id'] ?? ''}`)
      if (element === 'w:bookmarkStart') take(`${name} bookmark ${attributes['w:id'] ?? ''}`)
      const paragraph = element === 'w:p' ? attributes['w14:paraId'] : undefined
      if (paragraph === undefined) continue
      take(`paragraph ${paragraph}`)
      if (!/^[0-7][0-9A-F]{7}$/iu.test(paragraph) || Number.parseInt(paragraph, 16) === 0)
        fault('ids', `${name}: paragraph ${paragraph}`)
    }
  }
  for (const [key, count] of counts) if (count > 1) fault('ids', `${key}: ${String(count)} times`)
}

/** What is named by an id is there: notes, lists, styles. */
function checkReferred(
  parts: ReadonlyMap<string, Element>,
  texts: readonly (readonly [string, Element])[],
  fault: Fault,
): void {
  const idsOf = (part: string, name: string, key: string): ReadonlySet<string | undefined> =>
    new Set(named(parts.get(`word/${part}.xml`), name).map(({ attributes }) => attributes[key]))
  const known = {
    'w:footnoteReference': idsOf('footnotes', 'w:footnote', 'w:id'),
    'w:endnoteReference': idsOf('endnotes', 'w:endnote', 'w:id'),
    'w:numId': idsOf('numbering', 'w:num', 'w:numId'),
  }
  const styles = idsOf('styles', 'w:style', 'w:styleId')
  const abstract = idsOf('numbering', 'w:abstractNum', 'w:abstractNumId')
  for (const { children } of named(parts.get('word/numbering.xml'), 'w:num'))
    if (!abstract.has(children[0]?.attributes['w:val'])) fault('numbering', 'a list of no kind')
  for (const [name, root] of [...texts, ['word/comments.xml', parts.get('word/comments.xml')] as const]) {
    if (root === undefined) continue
    for (const { name: element, attributes } of all(root)) {
      if (element === 'w:footnoteReference' || element === 'w:endnoteReference') {
        if (!known[element].has(attributes['w:id'])) fault('notes', `${name}: ${attributes['w:id'] ?? ''}`)
      } else if (element === 'w:numId') {
        if (attributes['w:val'] !== '0' && !known[element].has(attributes['w:val']))
          fault('numbering', `${name}: ${attributes['w:val'] ?? ''}`)
      } else if (element === 'w:pStyle' || element === 'w:rStyle' || element === 'w:tblStyle') {
        if (!styles.has(attributes['w:val'])) fault('styles', `${name}: ${attributes['w:val'] ?? ''}`)
      }
    }
  }
}
