/** The label of a note without the brackets that it is shown in. */
export function bareLabel(label: string): string {
  return label.replace(/^[[(（〔［]|[\])）〕］]$/gu, '')
}
