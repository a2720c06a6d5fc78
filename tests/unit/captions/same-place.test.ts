import { describe, expect, test } from 'vitest'
import { findPlacesEn } from '#shared/captions/find-en.ts'
import { samePlace } from '#shared/captions/same-place.ts'
import { viewText } from '#shared/captions/view.ts'

describe('two names of places', () => {
  test.each([
    ['福建宁德', '宁德', 'agrees'],
    ['福建宁德', '宁德市', 'agrees'],
    ['福建宁德', '福建福州', 'differs'],
    ['江西省赣州市', '江西省吉安市', 'differs'],
    ['江西省赣州市章贡区', '赣州', 'agrees'],
    ['江西南昌红谷滩区', '南昌市', 'agrees'],
    ['广西壮族自治区桂林市', '广西', 'agrees'],
    ['延边朝鲜族自治州', '延边', 'agrees'],
    ['霞浦县', '霞浦', 'agrees'],
    // The county and the town of one name are two places.
    ['邢台县', '邢台', undefined],
    ['清河镇', '清河县', undefined],
    ['南京东路', '南京', undefined],
    ['朝阳区', '朝阳', undefined],
    ['Harwick, Kent', 'Harwick', 'agrees'],
    ['the town of Harwick', 'Harwick', 'agrees'],
    ['Dover, Kent', 'Deal, Kent', undefined],
  ])('%s and %s: %s', (one, other, verdict) => {
    expect(samePlace(one, other)).toBe(verdict)
    expect(samePlace(other, one)).toBe(verdict)
  })

  test('what a ship passes is a place, whom somebody passes may be a person', () => {
    const placesIn = (text: string) => findPlacesEn(viewText(text)).map(({ words }) => words)
    expect(placesIn('A barge passes Harwick on May 2.')).toEqual(['Harwick'])
    expect(placesIn('The march reaches Tollin.')).toEqual(['Tollin'])
    expect(placesIn('A runner passes Harwick on the last lap.')).toEqual([])
  })
})
