import type { PackageOverview } from '#shared/package/overview.ts'
import type { PackagePreview } from '#shared/package/preview.ts'
import type { Json } from './output.ts'

const isoOf = (atMs: number): string | null => (atMs === 0 ? null : new Date(atMs).toISOString())

/** What a package holds, as `inspect` prints it: `counts` by type of record, `lost` the files that were lost before it was made. */
export function packageJson(file: string, { seal, sizeBytes, articles }: PackageOverview): Json {
  return {
    file,
    format: 'package',
    sha256: seal,
    bytes: sizeBytes,
    articles: articles.map((article) => ({
      article: article.id,
      title: article.title,
      source: article.source ?? null,
      byline: article.byline ?? null,
      publishedAt: article.publishedAt ?? null,
      language: article.language,
      stage: article.stage,
      createdAt: isoOf(article.createdAtMs),
      changedAt: isoOf(article.changedAtMs),
      authors: [...article.authors],
      counts: { ...article.counts },
      acts: article.acts,
      lost: article.lost,
    })),
  }
}

/** What became of a package's articles: `here` says whether the library had them, which only merging brings together. */
export function takenJson(file: string, articles: PackagePreview['articles']): Json {
  return {
    file,
    format: 'package',
    articles: articles.map(({ id, title, here }) => ({ article: id, title, here, isTaken: here === 'new' })),
  }
}
