import names from './data/encodings.json' with { type: 'json' }

/** Encodings that can be chosen, by the names of the WHATWG Encoding Standard, with the names that people know. */
export const ENCODING_NAMES: Readonly<Record<string, string>> = names

/** Names that evidence of repairs uses, and encodings that the bytes tell beyond doubt. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  gbk: 'GBK',
  'iso-8859-1': 'Latin-1',
  'latin-1': 'Latin-1',
  'utf-32le': 'UTF-32 LE',
  'utf-32be': 'UTF-32 BE',
  'iso-2022-jp': 'ISO-2022-JP',
  'hz-gb-2312': 'HZ',
}

/** An encoding as people call it. */
export function encodingName(encoding: string): string {
  return ENCODING_NAMES[encoding] ?? OTHER_NAMES[encoding] ?? encoding
}

/** Values of a repair's evidence as they are shown: encodings by the names that people know. */
export function shownEvidence(values: Readonly<Record<string, string | number>> | undefined) {
  const shown: Record<string, string | number> = { ...values }
  for (const key of ['from', 'as', 'encoding']) {
    const encoding = shown[key]
    if (typeof encoding === 'string') shown[key] = encodingName(encoding)
  }
  return shown
}
