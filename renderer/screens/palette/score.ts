/** How well a command fits what was typed: 0 not at all, 1 best. */
export function score(name: string, initials: string, query: string): number {
  const sought = fold(query)
  if (sought === '') return 1
  const text = fold(name)
  if (text.startsWith(sought)) return 1
  if (text.includes(sought)) return 0.8
  if (initials.startsWith(sought)) return 0.7
  if (sought.length > 1 && initials.includes(sought)) return 0.5
  // Several words in any order.
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return words.length > 1 && words.every((word) => text.includes(fold(word))) ? 0.4 : 0
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[\s…：:]/g, '')
}
