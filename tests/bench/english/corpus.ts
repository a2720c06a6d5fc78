import { readFileSync } from 'node:fs'

/** An article of a treebank: its paragraphs. */
export interface BenchArticle {
  readonly id: string
  readonly paragraphs: readonly string[]
}

/** Reads the articles of a file in CoNLL-U; `isWanted` by the document's name. A sentence on a page of its own is a paragraph. */
export function readArticles(file: string, isWanted: (id: string) => boolean = () => true): readonly BenchArticle[] {
  const articles: { readonly id: string; readonly paragraphs: string[] }[] = []
  let isNew = true
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, key, value = ''] = /^# (newdoc id|newpar|text)(?: = (.*))?\s*$/u.exec(line) ?? []
    if (key === 'newdoc id') {
      articles.push({ id: value, paragraphs: [] })
      isNew = true
    } else if (key === 'newpar') isNew = true
    else if (key === 'text') {
      const paragraphs = articles.at(-1)?.paragraphs
      if (paragraphs === undefined) continue
      if (isNew) paragraphs.push(value)
      else paragraphs.push(`${paragraphs.pop() ?? ''} ${value}`)
      isNew = false
    }
  }
  return articles.filter(({ id }) => isWanted(id))
}

export function wordCount({ paragraphs }: BenchArticle): number {
  return paragraphs.join(' ').split(/\s+/u).length
}
