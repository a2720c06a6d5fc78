const MB = 1024 * 1024

/** Safety limits of opening (reliability.md A7 and R10). Sizes in bytes, counted while reading, never as declared. */
export const LIMITS = {
  /** A page or a document, the pictures in it included. */
  fileBytes: 50 * MB,
  /** A plain text: no article has eight million characters, and all of them would be read for numbers and damage. */
  textBytes: 25 * MB,
  /** A ZIP of an article with its pictures. */
  archiveBytes: 200 * MB,
  archiveEntries: 2000,
  /** All that one archive unpacks to. */
  inflatedBytes: 200 * MB,
  /** `word/document.xml` and every other part that is parsed as XML. */
  xmlBytes: 25 * MB,
  blocks: 100_000,
  /** Documents that one document takes in, and how deep they may lie in one another. */
  chunks: 200,
  chunkDepth: 3,
  /** Elements within elements. */
  depth: 256,
  /** HTML nests deeper than other formats; browsers stop at 512. */
  htmlDepth: 512,
  pictureBytes: 50 * MB,
  picturePixels: 100_000_000,
  /** Files beside a page, all together. */
  besideBytes: 200 * MB,
  besideFiles: 2000,
  timeMs: 20_000,
  memoryMb: 1024,
} as const
