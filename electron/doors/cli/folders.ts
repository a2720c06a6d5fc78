import path from 'node:path'

/**
 * What is given, or the articles in it when it is a folder of several; named as it was given. `full`: its whole path;
 * `list`: finds the articles of a folder.
 */
export async function articlesOf(
  given: string,
  full: string,
  list: (path: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const paths = await list(full)
  return paths.map((each) => (each === full ? given : path.join(given, path.relative(full, each))))
}
