/** Placeholder until its own commit. */
export function LibraryScreen() {
  return <main />
}
