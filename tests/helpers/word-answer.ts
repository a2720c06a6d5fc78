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
