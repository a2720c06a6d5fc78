/** The lines that a person wrote into a list, a line each: without blanks around them, and none that are empty. */
export function houseLines(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\r]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
