import { unzipSync, zipSync } from 'fflate'

/** A Word document whose parts are edited as Word edits them, by their XML. */
export function answeredDocx(bytes: Uint8Array, edits: Readonly<Record<string, (xml: string) => string>>): Uint8Array {
  const files = unzipSync(bytes)
  for (const [name, edit] of Object.entries(edits)) {
    const part = files[name]
    if (part === undefined) throw new Error(`no part ${name}`)
    files[name] = new TextEncoder().encode(edit(new TextDecoder().decode(part)))
  }
  return zipSync(files)
}

/** Something replaced that must be there, once. */
export function swap(xml: string, from: string | RegExp, to: string): string {
  const swapped = xml.replace(from, to)
  if (swapped === xml) throw new Error(`not there: ${String(from)} in ${xml}`)
  return swapped
}

const by = (author: string): string => `w:author="${author}" w:date="2026-03-04T10:20:30Z"`

/** A comment of Word's, with the id of its paragraph. */
export function wordComment(id: number, paragraph: string, author: string, words: string): string {
  return `<w:comment w:id="${String(id)}" ${by(author)} w:initials="X"><w:p w14:paraId="${paragraph}" w14:textId="77777777"><w:r><w:t>${words}</w:t></w:r></w:p></w:comment>`
}

/** The marks of a comment around words of a run of text. */
export function withComment(id: number, words: string): string {
  return `<w:commentRangeStart w:id="${String(id)}"/>${wordRun(words)}<w:commentRangeEnd w:id="${String(id)}"/><w:r><w:commentReference w:id="${String(id)}"/></w:r>`
}

export function wordRun(words: string): string {
  return `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
}

export function wordIns(id: number, author: string, words: string): string {
  return `<w:ins w:id="${String(id)}" ${by(author)}>${wordRun(words)}</w:ins>`
}

export function wordDel(id: number, author: string, words: string): string {
  return `<w:del w:id="${String(id)}" ${by(author)}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
}

const GONE = { true: '(?:del|moveFrom)', false: '(?:ins|moveTo)' } as const
const KEPT = { true: '(?:ins|moveTo)', false: '(?:del|moveFrom)' } as const

/** The body of a document as Word leaves it when all tracked changes in it are accepted, or all are rejected. */
export function settledInWord(xml: string, isAccepted: boolean): string {
  const [gone, kept] = [GONE[`${isAccepted}`], KEPT[`${isAccepted}`]]
  let carried = ''
  return xml.replace(/<w:p(?: [^>]*)?>(.*?)<\/w:p>/gsu, (_whole, inner: string) => {
    const properties = /^<w:pPr>.*?<\/w:pPr>/su.exec(inner)?.[0] ?? ''
    const isJoined = new RegExp(`<w:${gone} [^>]*/>`, 'u').test(properties)
    const plain = properties.replace(/<w:(?:ins|del|moveFrom|moveTo) [^>]*\/>/gu, '').replace('<w:rPr></w:rPr>', '')
    const content = inner
      .slice(properties.length)
      .replace(/<w:move(?:From|To)Range(?:Start|End) [^>]*\/>/gu, '')
      .replace(new RegExp(`<w:(${gone}) [^>]*>.*?</w:\\1>`, 'gsu'), '')
      .replace(new RegExp(`</?w:${kept}(?: [^>]*)?>`, 'gu'), '')
      .replace(
        /<w:rPr>((?:(?!<\/w:rPr>|<w:rPrChange).)*)<w:rPrChange [^>]*?(?:\/>|>(?:<w:rPr\/>|<w:rPr>(.*?)<\/w:rPr>)<\/w:rPrChange>)<\/w:rPr>/gsu,
        (_all, now: string, before = '') => `<w:rPr>${isAccepted ? now : String(before)}</w:rPr>`,
      )
      .replaceAll('w:delText', 'w:t')
    const whole = carried + content
    carried = isJoined ? whole : ''
    return isJoined ? '' : `<w:p>${plain}${whole}</w:p>`
  })
}
