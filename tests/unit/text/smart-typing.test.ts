import { describe, expect, test } from 'vitest'
import { inCase } from '#shared/text/typing/cases.ts'
import { smartText } from '#shared/text/typing/smart-quotes.ts'

/** What stands after every character of `keys` was typed. */
function typed(keys: string, isChinese: boolean, before = ''): string {
  return [...keys].reduce((text, key) => {
    const smart = smartText(text, key, isChinese)
    return smart === undefined ? text + key : [...text].slice(0, [...text].length - smart.back).join('') + smart.text
  }, before)
}

describe('signs as one types', () => {
  test('are those of an English page', () => {
    expect(typed('"It\'s late," she said.', false)).toBe('“It’s late,” she said.')
    expect(typed("('quoted')", false)).toBe('(‘quoted’)')
    expect(typed("the boats' nets -- torn... gone", false)).toBe('the boats’ nets — torn… gone')
    expect(typed('"\'Yes,\' he said"', false)).toBe('“‘Yes,’ he said”')
  })

  test('leave out letters with an apostrophe in English: before figures and in clipped words, not where words are quoted', () => {
    expect(typed("the class of '98, the '90s", false)).toBe('the class of ’98, the ’90s')
    // What is quoted may begin with figures.
    expect(typed("'14 people... died', she said, '20, or more'", false)).toBe(
      '‘14 people… died’, she said, ‘20, or more’',
    )
    expect(typed("He wrote '14 people' and '90' ('05).", false)).toBe('He wrote ‘14 people’ and ‘90’ (‘05).')
    expect(smartText('He said: ', "'", false, '14 people')).toEqual({ back: 0, text: '‘' })
    expect(smartText('of ', "'", false, '68.')).toEqual({ back: 0, text: '’' })
    expect(typed("'Tis late; tell 'em. 'Twasn't so", false)).toBe('’Tis late; tell ’em. ’Twasn’t so')
    expect(typed("rock 'n' roll, fish 'n chips", false)).toBe('rock ’n’ roll, fish ’n chips')
    expect(typed("she said 'never' and 'round we go'", false)).toBe('she said ‘never’ and ‘round we go’')
    expect(typed("he wrote 'em' and left", false)).toBe('he wrote ‘em’ and left')
    expect(typed("他是'90后'", true)).toBe('他是‘90后’')
    expect(smartText('in the ', "'", false, '90s')).toEqual({ back: 0, text: '’' })
    expect(smartText('and ', "'", false, 'tis true')).toEqual({ back: 0, text: '’' })
    expect(smartText('and ', "'", false, 'this')).toEqual({ back: 0, text: '‘' })
  })

  test('are those of a Chinese page, where no space tells what opens', () => {
    expect(typed('他说"走吧"，又说"再等等"。', true)).toBe('他说“走吧”，又说“再等等”。')
    expect(typed('她问:"什么叫\'回头信\'?"', true)).toBe('她问:“什么叫‘回头信’?”')
    expect(typed('等了很久--没有人来...', true)).toBe('等了很久——没有人来……')
    expect(typed("O'Brien", true)).toBe('O’Brien')
  })

  test('leave a single hyphen, a full stop and longer rows of them alone', () => {
    expect(typed('well-known 3-1. Done', false)).toBe('well-known 3-1. Done')
    expect(typed('-', false, '---')).toBe('----')
    expect(smartText('', 'a', false)).toBeUndefined()
  })
})

describe('the case of words', () => {
  test('is changed as a desk writes it', () => {
    expect(inCase('the keeper of the lamp', 'title')).toBe('The Keeper of the Lamp')
    expect(inCase('NATO and the iPhone: a history', 'title')).toBe(
      'NATO and the IPhone: A History'.replace('IPhone', 'iPhone'),
    )
    expect(inCase('HARBOUR MASTER OF THE PORT', 'title')).toBe('Harbour Master of the Port')
    expect(inCase('THE END. A START', 'sentence')).toBe('The end. A start')
    expect(inCase('the NATO post', 'sentence')).toBe('The NATO post')
    expect(inCase('the end. a start', 'sentence')).toBe('The end. A start')
    expect(inCase('Straße', 'upper')).toBe('STRASSE')
  })

  test('in full and half width comes back as it was', () => {
    const words = 'ABC 123, ok?'
    expect(inCase(words, 'wide')).toBe('ＡＢＣ　１２３，　ｏｋ？')
    expect(inCase(inCase(words, 'wide'), 'narrow')).toBe(words)
    expect(inCase('渡口', 'wide')).toBe('渡口')
  })
})
