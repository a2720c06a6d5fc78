import { expect, test } from 'vitest'
import { englishFor } from '#electron/checks/english-for.ts'
import { typosFor } from '#electron/checks/typos-for.ts'
import { onlyRules } from '#shared/checks/only-rules.ts'

test('words are loaded only for a language and for rules that run', async () => {
  const isLoaded = async (language: string, rules?: readonly string[]): Promise<readonly string[]> =>
    Object.keys({
      ...(await typosFor(language, onlyRules(rules))),
      ...(await englishFor(language, onlyRules(rules))),
    })
  expect(await isLoaded('zh-Hans', ['punctuation', 'number.age'])).toEqual([])
  expect(await isLoaded('zh-Hans', ['typo.doubled'])).toEqual(['typos'])
  expect(await isLoaded('zh-Hans')).toEqual(['typos'])
  expect(await isLoaded('zh-Hant')).toEqual([])
  expect(await isLoaded('en', ['number'])).toEqual([])
  expect(await isLoaded('en', ['english.spelling'])).toEqual(['english'])
  expect(await isLoaded('en')).toEqual(['english'])
})
