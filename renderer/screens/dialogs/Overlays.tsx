/** Placeholder until its own commit. */
export function Overlays() {
  return null
}
