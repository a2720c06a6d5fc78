import type { Bundles } from '../../store/by-block.ts'

/** Placeholder until its own commit. */
export function CaptionsDesk({ bundles }: { readonly bundles: Bundles }) {
  return <main>{bundles.list.length}</main>
}
