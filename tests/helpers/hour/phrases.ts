import type { Kept } from '../proof.ts'

/** Words that stand once in an article, in no number, apart from each other: what an act can take hold of. */
export function phrasesOf({ blocks, numbers }: Kept, isChinese: boolean): readonly string[] {
  // What is sought is found in small and in capital letters.
  const all = blocks
    .map(({ text }) => text)
    .join('\n')
    .toLowerCase()
  const pattern = isChinese ? /(?<![改新添种子\d])[\p{Script=Han}]{3}/gu : /\b[a-z]{6,}\b/gu
  const found: string[] = []
  for (const { id, role, text, marks } of blocks) {
    if (role !== 'paragraph') continue
    const taken = [
      ...numbers.filter(({ blockId }) => blockId === id).map(({ start, end }) => ({ start, end })),
      ...(marks ?? []).map(({ start, end }) => ({ start, end })),
    ]
    let last = -20
    for (const { 0: words, index } of text.matchAll(pattern)) {
      const start = [...text.slice(0, index)].length
      const end = start + [...words].length
      const isFree = taken.every((each) => each.end + 2 < start || each.start > end + 2)
      const isOnce = all.split(words.toLowerCase()).length === 2
      if (!isFree || !isOnce || start - last < 12 || /[改新添种子]|ledger/iu.test(words)) continue
      found.push(words)
      last = start
    }
  }
  return found
}
