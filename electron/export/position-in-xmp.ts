/** GPS of EXIF and of the makers of drones (exif:GPSLatitude, drone-dji:GpsLatitude …), and W3C's geo:lat, geo:long. */
const NAME = String.raw`(?:[\w.-]+:gps\w*|geo:(?:lat|long|alt|lat_long|location)|gps(?:latitude|longitude|altitude)\w*)`
/**
 * Words, or RDF's lists of them. No NUL: what reaches over one is no text, but happens to lie between two; and no other
 * element, so that no text takes more than one look at each of its characters.
 */
const CONTENT = String.raw`[^<\0]{0,2000}(?:</?rdf:[^<>\0]{0,200}>[^<\0]{0,2000}){0,24}`
const ELEMENT = new RegExp(String.raw`<(${NAME})(?:\s[^<>\0]{0,4000})?(?:/>|>${CONTENT}</\1\s*>)`, 'gi')
const ATTRIBUTE = new RegExp(String.raw`\s${NAME}\s*=\s*(?:"[^"<\0]{0,4000}"|'[^'<\0]{0,4000}')`, 'gi')

/**
 * Puts spaces in the place of every statement of a position in XMP, wherever it lies from `from` to `to`.
 * The length stays, so nothing else moves.
 */
export function hidePositionInXmp(bytes: Buffer, from = 0, to = bytes.length): void {
  const range = bytes.subarray(from, to)
  if (!['gps', 'GPS', 'Gps', 'geo:'].some((word) => range.includes(word, 0, 'latin1'))) return
  for (const shape of [ELEMENT, ATTRIBUTE])
    for (const found of range.toString('latin1').matchAll(shape))
      range.fill(0x20, found.index, found.index + found[0].length)
}
