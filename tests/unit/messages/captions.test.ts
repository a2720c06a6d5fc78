import { expect, test } from 'vitest'
import { AGREEMENT_VERDICTS } from '#shared/captions/agreement-kinds.ts'
import { REASONS } from '#shared/captions/elements.ts'
import { CAPTION_PRESETS, ELEMENTS } from '#shared/captions/presets.ts'
import { COMPARED_FIELDS, METADATA_VERDICTS, UNCOMPARED_REASONS } from '#shared/captions/metadata-check.ts'
import { PICTURE_CHECKLIST } from '#shared/captions/checklist.ts'
import { LOCALES } from '#shared/domain/settings.ts'
import { createI18n } from '#shared/messages/translate.ts'

const VERDICTS = ['agrees', 'agrees-as', 'look-alike', 'conflict', 'absent']

const needed = [
  ...ELEMENTS.map((element) => `element.${element}`),
  ...['found', 'missing', 'unsure', 'not-needed'].map((state) => `state.${state}`),
  ...REASONS.map((reason) => `reason.${reason}`),
  ...CAPTION_PRESETS.map(({ id }) => `preset.${id}`),
  ...COMPARED_FIELDS.map((field) => `field.${field}`),
  ...METADATA_VERDICTS.map((verdict) => `metadataVerdict.${verdict}`),
  ...UNCOMPARED_REASONS.map((reason) => `metadataReason.${reason}`),
  ...AGREEMENT_VERDICTS.map((verdict) => `agreement.date.${verdict}`),
  ...['name', 'place', 'date', 'number'].flatMap((kind) => VERDICTS.map((verdict) => `agreement.${kind}.${verdict}`)),
  ...['agrees', 'conflict', 'cannot-tell'].map((verdict) => `order.${verdict}`),
  ...PICTURE_CHECKLIST.flatMap(({ id }) => [`checklist.${id}.label`, `checklist.${id}.hint`]),
].map((key) => `captions.${key}`)

test.each(LOCALES)('what the caption checks say has its words in %s', (locale) => {
  const { exists } = createI18n(locale)
  expect(needed.filter((key) => !exists(key, { lng: locale, fallbackLng: [] }))).toEqual([])
})
