/** Placeholder until its own commit. */
export function SettingsScreen({ from }: { readonly from: 'library' | 'proof' }) {
  return <main>{from}</main>
}
