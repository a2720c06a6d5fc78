/** Where phones write the place into the seconds of film behind a picture: QuickTime's `©xyz`, and Apple's key for it. */
const MARKS = ['\u00a9xyz', 'com.apple.quicktime.location.ISO6709', 'loci']
/** ISO 6709: '+31.2408+121.4753+004.500/'. */
const PLACE = /[+-]\d{2,6}(?:\.\d+)?[+-]\d{3,7}(?:\.\d+)?(?:[+-]\d+(?:\.\d+)?)?(?:CRS[\w:/.]{1,20})?\/?/g

/** Puts zeros in the place of every position in a film that lies from `from` on (a motion photo); nothing moves. */
export function hidePositionInFilm(bytes: Buffer, from: number): void {
  const range = bytes.subarray(from)
  if (!MARKS.some((mark) => range.includes(mark, 0, 'latin1'))) return
  for (const found of range.toString('latin1').matchAll(PLACE)) {
    const [place] = found
    // A number among the coded pictures is longer than a few signs by no chance.
    if (place.length >= 12) range.fill(0x30, found.index, found.index + place.length)
  }
  // 3GPP's own box: language, name, role, then three numbers of four bytes behind the name's end.
  for (let at = range.indexOf('loci', 0, 'latin1'); at !== -1; at = range.indexOf('loci', at + 4, 'latin1')) {
    const size = at >= 4 ? range.readUInt32BE(at - 4) : 0
    if (size >= 24 && size < 1000 && at - 4 + size <= range.length) range.fill(0, at + 10, at - 4 + size)
  }
}
