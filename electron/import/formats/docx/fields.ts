import { linkTo } from '../form/links.ts'
import { readEquation } from './equation-field.ts'
import type { FieldPiece } from './equation-field.ts'
import type { FormMark } from './run-form.ts'

interface Field {
  instruction: string
  isResult: boolean
  link: FormMark | undefined
  /** How much text there was when its result began. */
  from: number
}

const DEEPEST = 40

/** The fields that are open where a document is read (ECMA-376-1, 17.16.18): their results are shown, their codes not. */
export class Fields {
  private open: Field[] = []
  /** Fields that are open deeper than any that Word writes; they are only counted. */
  private deeper = 0

  begin(): void {
    if (this.open.length >= DEEPEST) this.deeper += 1
    else this.open.push({ instruction: '', isResult: false, link: undefined, from: 0 })
  }

  instruct(text: string): void {
    const field = this.deeper > 0 ? undefined : this.open.at(-1)
    if (field?.isResult === false) field.instruction += text
  }

  /** `length`: how much text the line has. Gives the code that is whole now. */
  separate(length: number): string | undefined {
    const field = this.deeper > 0 ? undefined : this.open.at(-1)
    if (field === undefined || field.isResult) return undefined
    field.isResult = true
    field.from = length
    field.link = linkOf(field.instruction)
    return field.instruction
  }

  /** What a field shows that has no result of its own: formulas that Word draws from their code. */
  end(length: number): { readonly instruction: string; readonly pieces: readonly FieldPiece[] } | undefined {
    if (this.deeper > 0) {
      this.deeper -= 1
      return undefined
    }
    const field = this.open.pop()
    if (field === undefined) return undefined
    const { instruction, isResult, from } = field
    return { instruction, pieces: isResult && length > from ? [] : readEquation(instruction) }
  }

  get isOpen(): boolean {
    return this.open.length + this.deeper > 0
  }

  /** Whether what stands here is a field's code. */
  get isCode(): boolean {
    return this.open.some(({ isResult }) => !isResult)
  }

  get links(): readonly FormMark[] {
    return this.open.flatMap(({ link }) => link ?? [])
  }

  /** A field that is not ended with its paragraph was broken: it ends there. */
  clear(): void {
    this.open = []
    this.deeper = 0
  }
}

/** The link that a `HYPERLINK` field is; `\l` names a place within. */
export function linkOf(instruction: string): FormMark | undefined {
  const rest = /^\s*HYPERLINK\b(.*)$/isu.exec(instruction)?.[1]
  if (rest === undefined) return undefined
  const place = /\\l\s+(?:"([^"]*)"|(\S+))/u.exec(rest)
  const anchor = place?.[1] ?? place?.[2]
  // Its switches with their own words are no address.
  const address = /"([^"]*)"|(?<!\S)([^\s"\\]\S*)/u.exec(
    rest.replace(/\\[lmnot]\s*(?:"[^"]*"|(?=\\|$)|[^\s\\"]\S*)?/gu, ' '),
  )
  const target = (address?.[1] ?? address?.[2] ?? '').trim()
  return linkTo(target === '' ? (anchor === undefined ? undefined : `#${anchor}`) : withAnchor(target, anchor))
}

function withAnchor(target: string, anchor: string | undefined): string {
  return anchor === undefined || target.includes('#') ? target : `${target}#${anchor}`
}
