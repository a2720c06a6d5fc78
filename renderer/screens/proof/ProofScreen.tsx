/** Placeholder until its own commit. */
export function ProofScreen() {
  return <main />
}
