import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * The rules of the app's own faces (`@font-face`), as the built renderer has them in its folder of assets; `addressOf` gives
 * the address of a file of that folder. Where no renderer was built there are none, and the system's faces are taken.
 */
export async function faceRules(assets: string, addressOf: (file: string) => string): Promise<string> {
  const names = await readdir(assets).catch((): string[] => [])
  const rules: string[] = []
  for (const name of names.filter((each) => each.endsWith('.css'))) {
    const style = await readFile(path.join(assets, name), 'utf8')
    rules.push(...(style.match(/@font-face\s*\{[^}]*\}/gu) ?? []))
  }
  return (
    [...new Set(rules)]
      .map((rule) =>
        rule.replaceAll(
          /url\(\s*["']?([^"')]+)["']?\s*\)/gu,
          (_all, address: string) => `url("${addressOf(path.posix.basename(address))}")`,
        ),
      )
      // Nothing is printed before its letters are there.
      .map((rule) => rule.replace(/font-display:\s*\w+/u, 'font-display:block'))
      .join('\n')
  )
}
