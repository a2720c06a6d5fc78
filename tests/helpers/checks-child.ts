/** Checks one article in a process that has read no text yet: the article as JSON on standard input, its findings on standard output. */
import { readFileSync } from 'node:fs'
import { checkArticle, type CheckableArticle } from '#shared/checks/check-article.ts'

process.stdout.write(JSON.stringify(checkArticle(JSON.parse(readFileSync(0, 'utf8')) as CheckableArticle)))
