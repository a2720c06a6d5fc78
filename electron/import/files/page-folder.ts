import { extname } from 'node:path'

const BESIDE_PAGE = /(?:[_.\- ]?files|_文件|_檔案|-Dateien|_fichiers)$/iu

/** Browsers keep what belongs to a saved page in a folder that is named after it; the frames in it are no articles. */
export function pageFolders(texts: readonly string[]): (folder: string) => boolean {
  const stems = new Set(texts.map((text) => text.slice(0, text.length - extname(text).length)))
  return (folder) => {
    const mark = BESIDE_PAGE.exec(folder)
    if (mark === null) return false
    // The mark's first sign may be the name's last.
    return stems.has(folder.slice(0, mark.index)) || stems.has(folder.slice(0, mark.index + 1))
  }
}
