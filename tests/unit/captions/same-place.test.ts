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
    ['Cold Bay, Maine', 'Cold Bay, New Hampshire', 'differs'],
    ['Cold Bay, N.H.', 'Cold Bay, New Hampshire', 'agrees'],
    ['COLD BAY, Maine', 'Cold Bay', 'agrees'],
    ['Cold Bay, Maine', 'Cold Bay, United States', 'agrees'],
    // A county is no town of its name, and two provinces have two towns.
    ['云溪县', '云溪市', 'differs'],
    ['云溪县大剧院', '云溪市', 'differs'],
    ['柳溪镇', '柳溪乡', 'differs'],
    ['青岚县人民医院', '青岚市人民医院', 'differs'],
    ['青岚县人民医院', '云溪县人民医院', 'differs'],
    ['Paris, Texas', 'Paris, France', 'differs'],
    ['Paris, Texas', 'Paris, U.S.', 'agrees'],
    ['Dover, Kent', 'Dover, England', 'agrees'],
    ['Dover, Kent', 'Dover, Delaware', 'differs'],
    ['Harwick, Ashmoor', 'Harwick, England', 'agrees'],
    ['南浦省云溪县', '东浦省云溪县', 'differs'],
    ['南浦省云溪县', '云溪县', 'agrees'],
    ['江西抚州', '福建抚州', 'differs'],
    ['江西省抚州市', '江西抚州', 'agrees'],
    ['吉林省', '吉林市', undefined],
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

  test('a town and its state are one place; towns side by side, and a person behind a town, are not', () => {
    const placesIn = (text: string) => findPlacesEn(viewText(text)).map(({ words }) => words)
    expect(placesIn('The pier in Cold Bay, New Hampshire, at dawn.')).toEqual(['Cold Bay, New Hampshire'])
    expect(placesIn('COLD BAY, Maine (AP) — The pier is shut.')).toEqual(['COLD BAY, Maine'])
    expect(placesIn('Shops in Harwick, N.H., and in Dover, Kent.')).toEqual(['Harwick, N.H.', 'Dover, Kent'])
    expect(placesIn('Boats from Oregon, Washington and Idaho.')).toEqual(['Oregon', 'Washington', 'Idaho'])
    expect(placesIn('Trains to London, Paris and Rome.')).toEqual(['London', 'Paris', 'Rome'])
    expect(placesIn('The fair in Harwick, Wilma, 6, waves.')).toEqual(['Harwick'])
  })
})
