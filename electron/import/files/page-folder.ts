import { extname } from 'node:path'

/** Browsers keep what belongs to a saved page in a folder that is named after it; the frames in it are no articles. */
export function isOfPage(folder: string, texts: readonly string[]): boolean {
  return texts.some((text) => {
    const name = text.slice(0, text.length - extname(text).length)
    return (
      folder.startsWith(name) && /^(?:[_.\- ]?files|_文件|_檔案|-Dateien|_fichiers)$/iu.test(folder.slice(name.length))
    )
  })
}
