import { linkTo } from '../form/links.ts'
import { childOf, findIn, isXmlElement, xmlText } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import type { Moves } from './changes.ts'
import { findPictures, signOfDrawing } from './drawings.ts'
import type { FoundPicture } from './drawings.ts'
import { Fields, linkOf } from './fields.ts'
import { formulaSource } from './formulas.ts'
import { languageForm } from './languages.ts'
import type { Line, RunState } from './line.ts'
import type { NoteKind, NoteLabels } from './note-labels.ts'
import type { ReadFrom } from './origin.ts'
import { characterStyleOf, formsOf, NO_RUN_STYLE, readRunStyle } from './run-form.ts'
import type { FormMark, RunStyle } from './run-form.ts'
import type { ParagraphStyle, Styles } from './styles.ts'
import { symbolOf } from './symbols.ts'
import { isOtherwiseChanged, oldRunProperties, reformsOf } from './tracked-format.ts'
import type { Reform } from './tracked-format.ts'

/** What holds no text that is shown. */
const SILENT = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:tblPr',
  'w:trPr',
  'w:tcPr',
  'w:tblGrid',
  'w:rubyPr',
  'w:fldData',
  'w:footnoteRef',
  'w:endnoteRef',
  'w:annotationRef',
])
const CODE: FormMark = { kind: 'code' }

/** What a paragraph gathers beside its text. */
export interface ParagraphParts {
  readonly pictures: { readonly picture: FoundPicture; readonly position: number; readonly state: RunState }[]
  readonly boxes: { readonly box: XmlElement; readonly state: RunState }[]
  sequence: string | undefined
}

export function noParts(): ParagraphParts {
  return { pictures: [], boxes: [], sequence: undefined }
}

/** Where runs are read to, and under what. */
interface Reading {
  readonly line: Line
  readonly parts: ParagraphParts
  readonly paragraph: RunStyle
  /** Whether the paragraph has words of its own. */
  readonly hasWords: () => boolean
}

/** Form of the run in hand: what its properties say, for the languages of its words. */
interface RunLook {
  readonly forms: readonly FormMark[]
  readonly styles: readonly RunStyle[]
  readonly reforms?: readonly Reform[]
}

const PLAIN: RunLook = { forms: [], styles: [] }

/** Reads the runs of paragraphs into lines: text with its form, tracked changes, comments, fields, notes, drawings. */
export class RunReader {
  private readonly styles: Styles
  private readonly moves: Moves
  private readonly notes: NoteLabels
  private readonly hrefOf: (relationship: string) => string | undefined
  private readonly isTraced: boolean
  private readonly fields = new Fields()
  /** Tracked changes of runs that are none of a form that can be proposed. */
  otherFormats = 0

  constructor(
    styles: Styles,
    moves: Moves,
    notes: NoteLabels,
    how: { readonly hrefOf: (relationship: string) => string | undefined; readonly isTraced: boolean },
  ) {
    this.styles = styles
    this.moves = moves
    this.notes = notes
    this.hrefOf = how.hrefOf
    this.isTraced = how.isTraced
  }

  /** Reads a whole paragraph; a field that is open at its end is broken off. */
  readParagraph(
    element: XmlElement,
    line: Line,
    parts: ParagraphParts,
    state: RunState,
    { run: paragraph }: ParagraphStyle,
  ): void {
    const hasWords = (): boolean => shownText(element) !== ''
    this.read(element, { line, parts, paragraph, hasWords }, state, PLAIN)
    this.fields.clear()
  }

  private read(parent: XmlElement, to: Reading, state: RunState, look: RunLook): void {
    for (const child of parent.children) if (isXmlElement(child)) this.readElement(child, to, state, look)
  }

  private readElement(child: XmlElement, to: Reading, state: RunState, look: RunLook): void {
    const { name, attributes } = child
    const { line, parts } = to
    switch (name) {
      case 'w:r':
        this.readRun(child, to, state)
        return
      case 'w:t':
      case 'w:delText':
      case 'm:t':
        this.addText(xmlText(child), line, state, look, child)
        return
      case 'w:tab':
      case 'w:ptab':
        this.addText('\t', line, state, look, child)
        return
      case 'w:br':
      case 'w:cr':
        if (attributes['w:type'] !== 'page' && attributes['w:type'] !== 'column')
          this.addText('\n', line, state, look, child)
        return
      case 'w:noBreakHyphen':
        this.addText('\u2011', line, state, look, child)
        return
      case 'w:sym':
        this.addText(symbolOf(attributes['w:font'], attributes['w:char']), line, state, look, child)
        return
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
        line.anchor(attributes['w:id'] ?? '', name === 'w:commentRangeStart')
        return
      case 'w:commentReference':
        line.anchor(`ref ${attributes['w:id'] ?? ''}`, true)
        return
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.addReference(name === 'w:footnoteReference' ? 'footnote' : 'endnote', child, line, state)
        return
      case 'w:fldChar':
        this.readFieldMark(child, to, state)
        return
      case 'w:instrText':
      case 'w:delInstrText':
        this.fields.instruct(xmlText(child))
        return
      case 'w:fldSimple':
        parts.sequence ??= sequenceOf(attributes['w:instr'] ?? '')
        this.read(child, to, withForm(state, linkOf(attributes['w:instr'] ?? '')), look)
        return
      case 'w:hyperlink':
        this.read(child, to, withForm(state, this.linkOf(child)), look)
        return
      case 'w:ruby':
        this.readRuby(child, to, state, look)
        return
      case 'm:oMath':
        this.readFormula(child, to, state, look)
        return
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.readDrawing(child, to, state)
        return
      case 'mc:AlternateContent':
        this.readAlternates(child, to, state, look)
        return
      default:
        if (SILENT.has(name)) return
        this.moves.note(child)
        this.read(child, to, this.moves.enter(child, state), look)
    }
  }

  private readRun(run: XmlElement, to: Reading, state: RunState): void {
    const properties = childOf(run, 'w:rPr')
    const own = readRunStyle(properties)
    const character = this.characterOf(properties)
    const isLink = state.forms?.some(({ kind }) => kind === 'link') === true || this.fields.links.length > 0
    const { defaults } = this.styles
    const now = formsOf({ defaults, paragraph: to.paragraph, character, own }, isLink)
    const { forms, reforms } = this.trackedForms(properties, now, to, isLink)
    const reference = ownReference(run)
    if (reference !== undefined) {
      // A mark of the author's own stands behind its reference, in the same run (ECMA-376-1, 17.11.6).
      const kind = reference.name === 'w:footnoteReference' ? 'footnote' : 'endnote'
      const text = xmlText(run).trim()
      const symbol = childOf(run, 'w:sym')?.attributes
      const label = text === '' ? symbolOf(symbol?.['w:font'], symbol?.['w:char']) : text
      const isInserted = state.inserted !== undefined
      if (label !== '') {
        this.notes.refer(kind, reference.attributes['w:id'] ?? '', { own: label, isInserted })
        to.line.add(label, withForm(state, { kind: 'note-ref', target: label }), this.from(run))
        return
      }
    }
    const isPlain = forms.length === 0 && own === NO_RUN_STYLE && reforms.length === 0
    if (isPlain) this.read(run, to, state, PLAIN)
    // Words that were put in have their last form.
    else if (state.inserted !== undefined) this.read(run, to, state, { forms: now, styles: [own, character] })
    else this.read(run, to, state, { forms, styles: [own, character], reforms })
  }

  /** The forms that a run had before a tracked change of them, and what the change proposes. */
  private trackedForms(
    properties: XmlElement | undefined,
    now: readonly FormMark[],
    { paragraph }: Reading,
    isLink: boolean,
  ): { readonly forms: readonly FormMark[]; readonly reforms: readonly Reform[] } {
    const before = oldRunProperties(properties)
    if (before === undefined) return { forms: now, reforms: [] }
    const { defaults } = this.styles
    const [own, character] = [readRunStyle(before.properties), this.characterOf(before.properties)]
    const forms = formsOf({ defaults, paragraph, character, own }, isLink)
    const reforms = reformsOf(forms, now, before.mark)
    if (isOtherwiseChanged(properties, before.properties, reforms.length > 0)) this.otherFormats += 1
    return { forms, reforms }
  }

  private characterOf(properties: XmlElement | undefined): RunStyle {
    const named = characterStyleOf(properties)
    return (named === undefined ? undefined : this.styles.characters.get(named)) ?? NO_RUN_STYLE
  }

  /** What a run is read from, where that is asked. */
  private from(element: XmlElement): ReadFrom {
    return this.isTraced ? { element, isInField: this.fields.isOpen } : undefined
  }

  private addText(
    text: string,
    line: Line,
    given: RunState,
    { forms, styles, reforms = [] }: RunLook,
    from: XmlElement,
  ): void {
    if (text === '' || this.fields.isCode) return
    const state = reforms.length === 0 ? given : { ...given, reforms }
    const language = styles.length === 0 ? undefined : languageForm(text, styles)
    const all = [...(state.forms ?? []), ...this.fields.links, ...forms, ...(language === undefined ? [] : [language])]
    line.add(text, all.length === 0 ? state : { ...state, forms: all }, this.from(from))
  }

  /** A note's mark stands in the text as its label; one that was put in later has none in the original. */
  private addReference(kind: NoteKind, element: XmlElement, line: Line, state: RunState): void {
    if (state.inserted !== undefined && state.removed !== undefined) return
    const isInserted = state.inserted !== undefined
    const label = this.notes.refer(kind, element.attributes['w:id'] ?? '', { isInserted })
    if (label === undefined || isInserted) return
    line.add(label, { ...state, forms: [{ kind: 'note-ref', target: label }] }, this.from(element))
  }

  private readFieldMark(element: XmlElement, { line, parts }: Reading, state: RunState): void {
    const type = element.attributes['w:fldCharType']
    if (type === 'begin') this.fields.begin()
    else if (type === 'separate') parts.sequence ??= sequenceOf(this.fields.separate(line.length) ?? '')
    else if (type === 'end') {
      const ended = this.fields.end(line.length)
      if (ended === undefined) return
      parts.sequence ??= sequenceOf(ended.instruction)
      for (const { text, form } of ended.pieces) line.add(text, withForm(state, form))
    }
  }

  private linkOf(element: XmlElement): FormMark | undefined {
    const { 'r:id': relationship, 'w:anchor': anchor } = element.attributes
    const target = relationship === undefined ? undefined : this.hrefOf(relationship)
    const place = anchor === undefined || anchor === '' ? '' : `#${anchor}`
    return linkTo(target === undefined ? place : target.includes('#') ? target : target + place)
  }

  private readRuby(element: XmlElement, to: Reading, state: RunState, look: RunLook): void {
    const base = childOf(element, 'w:rubyBase')
    const reading = shownText(childOf(element, 'w:rt'))
    if (base !== undefined) this.read(base, to, withForm(state, reading === '' ? undefined : rubyOf(reading)), look)
  }

  private readFormula(element: XmlElement, to: Reading, state: RunState, look: RunLook): void {
    // What was changed in a formula shows in its parts only.
    const isChanged = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'].some((name) => findIn(element, name) !== undefined)
    if (isChanged) {
      this.read(element, to, withForm(state, CODE), look)
      return
    }
    const source = formulaSource(element).trim()
    if (source !== '') this.addText(source, to.line, withForm(state, CODE), look, element)
  }

  /** A sign within words is one of them; any other picture stands beside its paragraph. */
  private readDrawing(element: XmlElement, { line, parts, hasWords }: Reading, state: RunState): void {
    const sign = signOfDrawing(element)
    if (sign !== undefined && hasWords()) {
      line.add(sign, state, this.from(element))
      return
    }
    const found = findPictures(element)
    for (const picture of found.pictures) parts.pictures.push({ picture, position: line.length, state })
    for (const box of found.boxes) parts.boxes.push({ box, state })
  }

  /** What newer programs can draw stands first; the fallback says the same in older words. */
  private readAlternates(element: XmlElement, to: Reading, state: RunState, look: RunLook): void {
    const { line, parts } = to
    const counts = (): number => parts.pictures.length + parts.boxes.length + line.length + line.changes.length
    for (const alternative of element.children) {
      if (!isXmlElement(alternative)) continue
      const before = counts()
      this.read(alternative, to, state, look)
      if (counts() > before) return
    }
  }
}

function withForm(state: RunState, form: FormMark | undefined): RunState {
  return form === undefined ? state : { ...state, forms: [...(state.forms ?? []), form] }
}

function rubyOf(reading: string): FormMark {
  return { kind: 'ruby', reading }
}

/** Words of an element as they are shown, without any form. */
function shownText(element: XmlElement | undefined): string {
  let text = ''
  for (const child of element?.children ?? []) {
    if (!isXmlElement(child)) continue
    if (child.name === 'w:t') text += xmlText(child)
    else if (child.name !== 'w:del' && child.name !== 'w:moveFrom') text += shownText(child)
  }
  return text.trim()
}

/** The reference in a run whose mark is the author's own. */
function ownReference(run: XmlElement): XmlElement | undefined {
  const reference = childOf(run, 'w:footnoteReference') ?? childOf(run, 'w:endnoteReference')
  const follows = reference?.attributes['w:customMarkFollows']
  return follows !== undefined && follows !== '0' && follows !== 'false' && follows !== 'off' ? reference : undefined
}

/** `SEQ Figure`, `SEQ 图`: the field that numbers captions; formulas are numbered by it too. */
function sequenceOf(instruction: string): string | undefined {
  const name = /^\s*SEQ\s+("[^"]+"|\S+)/u.exec(instruction)?.[1]
  return name === undefined || /^"?(?:equation|eq|formula|公式|式|方程)/iu.test(name) ? undefined : name
}
