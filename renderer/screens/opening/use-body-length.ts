import { useEffect, useState } from 'react'
import type { Steps } from '#shared/lib/steps.ts'
import { isOfLength } from '#shared/text/article-length.ts'
import { lengthOf, sumOf, type TextLength } from '#shared/text/count.ts'
import { inSlices } from '../../lib/slices.ts'
import type { PlacedBlock } from './roles.ts'

/** A block does not change: what was counted is counted once. */
const known = new WeakMap<PlacedBlock, TextLength>()

/** How long the article would be as the desks count it, without the page around it; undefined until it has been counted. */
export function useBodyLength(blocks: readonly PlacedBlock[]): TextLength | undefined {
  const [length, setLength] = useState<TextLength>()
  useEffect(() => {
    let isWanted = true
    void inSlices(bodySteps(blocks)).then((counted) => {
      if (isWanted) setLength(counted)
    })
    return () => {
      isWanted = false
    }
  }, [blocks])
  return length
}

function* bodySteps(blocks: readonly PlacedBlock[]): Steps<TextLength> {
  const lengths: TextLength[] = []
  for (const block of blocks.filter(isOfLength)) {
    const length = known.get(block) ?? lengthOf(block.text)
    known.set(block, length)
    lengths.push(length)
    yield
  }
  return sumOf(lengths)
}
