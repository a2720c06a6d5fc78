import { Keys } from './Keys.tsx'

/** Keys and what they do, in the foot of a desk. */
export function KeyHint({ parts, words }: { readonly parts: readonly string[]; readonly words: string }) {
  return (
    <span>
      <Keys parts={parts} /> {words}
    </span>
  )
}
