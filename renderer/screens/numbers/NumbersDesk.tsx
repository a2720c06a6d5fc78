import type { Bundles } from '../../store/by-block.ts'

/** Placeholder until its own commit. */
export function NumbersDesk({ bundles }: { readonly bundles: Bundles }) {
  return <section>{bundles.list.length}</section>
}
