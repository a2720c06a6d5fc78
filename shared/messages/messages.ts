import aboutHans from './about/zh-Hans.json' with { type: 'json' }
import aboutHant from './about/zh-Hant.json' with { type: 'json' }
import aboutEn from './about/en.json' with { type: 'json' }
import actsHans from './acts/zh-Hans.json' with { type: 'json' }
import actsHant from './acts/zh-Hant.json' with { type: 'json' }
import actsEn from './acts/en.json' with { type: 'json' }
import annotationsHans from './annotations/zh-Hans.json' with { type: 'json' }
import annotationsHant from './annotations/zh-Hant.json' with { type: 'json' }
import annotationsEn from './annotations/en.json' with { type: 'json' }
import captionsHans from './captions/zh-Hans.json' with { type: 'json' }
import captionsHant from './captions/zh-Hant.json' with { type: 'json' }
import captionsEn from './captions/en.json' with { type: 'json' }
import charactersHans from './characters/zh-Hans.json' with { type: 'json' }
import charactersHant from './characters/zh-Hant.json' with { type: 'json' }
import charactersEn from './characters/en.json' with { type: 'json' }
import cliHans from './cli/zh-Hans.json' with { type: 'json' }
import cliHant from './cli/zh-Hant.json' with { type: 'json' }
import cliEn from './cli/en.json' with { type: 'json' }
import commandsHans from './commands/zh-Hans.json' with { type: 'json' }
import commandsHant from './commands/zh-Hant.json' with { type: 'json' }
import commandsEn from './commands/en.json' with { type: 'json' }
import commonHans from './common/zh-Hans.json' with { type: 'json' }
import commonHant from './common/zh-Hant.json' with { type: 'json' }
import commonEn from './common/en.json' with { type: 'json' }
import conflictsHans from './conflicts/zh-Hans.json' with { type: 'json' }
import conflictsHant from './conflicts/zh-Hant.json' with { type: 'json' }
import conflictsEn from './conflicts/en.json' with { type: 'json' }
import countHans from './count/zh-Hans.json' with { type: 'json' }
import countHant from './count/zh-Hant.json' with { type: 'json' }
import countEn from './count/en.json' with { type: 'json' }
import dialogsHans from './dialogs/zh-Hans.json' with { type: 'json' }
import dialogsHant from './dialogs/zh-Hant.json' with { type: 'json' }
import dialogsEn from './dialogs/en.json' with { type: 'json' }
import errorsHans from './errors/zh-Hans.json' with { type: 'json' }
import errorsHant from './errors/zh-Hant.json' with { type: 'json' }
import errorsEn from './errors/en.json' with { type: 'json' }
import exportsHans from './exports/zh-Hans.json' with { type: 'json' }
import exportsHant from './exports/zh-Hant.json' with { type: 'json' }
import exportsEn from './exports/en.json' with { type: 'json' }
import findHans from './find/zh-Hans.json' with { type: 'json' }
import findHant from './find/zh-Hant.json' with { type: 'json' }
import findEn from './find/en.json' with { type: 'json' }
import findingsHans from './findings/zh-Hans.json' with { type: 'json' }
import findingsHant from './findings/zh-Hant.json' with { type: 'json' }
import findingsEn from './findings/en.json' with { type: 'json' }
import historyHans from './history/zh-Hans.json' with { type: 'json' }
import historyHant from './history/zh-Hant.json' with { type: 'json' }
import historyEn from './history/en.json' with { type: 'json' }
import keysHans from './keys/zh-Hans.json' with { type: 'json' }
import keysHant from './keys/zh-Hant.json' with { type: 'json' }
import keysEn from './keys/en.json' with { type: 'json' }
import libraryHans from './library/zh-Hans.json' with { type: 'json' }
import libraryHant from './library/zh-Hant.json' with { type: 'json' }
import libraryEn from './library/en.json' with { type: 'json' }
import logHans from './log/zh-Hans.json' with { type: 'json' }
import logHant from './log/zh-Hant.json' with { type: 'json' }
import logEn from './log/en.json' with { type: 'json' }
import mergingHans from './merging/zh-Hans.json' with { type: 'json' }
import mergingHant from './merging/zh-Hant.json' with { type: 'json' }
import mergingEn from './merging/en.json' with { type: 'json' }
import numbersHans from './numbers/zh-Hans.json' with { type: 'json' }
import numbersHant from './numbers/zh-Hant.json' with { type: 'json' }
import numbersEn from './numbers/en.json' with { type: 'json' }
import openingHans from './opening/zh-Hans.json' with { type: 'json' }
import openingHant from './opening/zh-Hant.json' with { type: 'json' }
import openingEn from './opening/en.json' with { type: 'json' }
import packagesHans from './packages/zh-Hans.json' with { type: 'json' }
import packagesHant from './packages/zh-Hant.json' with { type: 'json' }
import packagesEn from './packages/en.json' with { type: 'json' }
import paletteHans from './palette/zh-Hans.json' with { type: 'json' }
import paletteHant from './palette/zh-Hant.json' with { type: 'json' }
import paletteEn from './palette/en.json' with { type: 'json' }
import peopleHans from './people/zh-Hans.json' with { type: 'json' }
import peopleHant from './people/zh-Hant.json' with { type: 'json' }
import peopleEn from './people/en.json' with { type: 'json' }
import pictureHans from './picture/zh-Hans.json' with { type: 'json' }
import pictureHant from './picture/zh-Hant.json' with { type: 'json' }
import pictureEn from './picture/en.json' with { type: 'json' }
import proofHans from './proof/zh-Hans.json' with { type: 'json' }
import proofHant from './proof/zh-Hant.json' with { type: 'json' }
import proofEn from './proof/en.json' with { type: 'json' }
import repairsHans from './repairs/zh-Hans.json' with { type: 'json' }
import repairsHant from './repairs/zh-Hant.json' with { type: 'json' }
import repairsEn from './repairs/en.json' with { type: 'json' }
import revisionHans from './revision/zh-Hans.json' with { type: 'json' }
import revisionHant from './revision/zh-Hant.json' with { type: 'json' }
import revisionEn from './revision/en.json' with { type: 'json' }
import rulesHans from './rules/zh-Hans.json' with { type: 'json' }
import rulesHant from './rules/zh-Hant.json' with { type: 'json' }
import rulesEn from './rules/en.json' with { type: 'json' }
import savingHans from './saving/zh-Hans.json' with { type: 'json' }
import savingHant from './saving/zh-Hant.json' with { type: 'json' }
import savingEn from './saving/en.json' with { type: 'json' }
import settingsHans from './settings/zh-Hans.json' with { type: 'json' }
import settingsHant from './settings/zh-Hant.json' with { type: 'json' }
import settingsEn from './settings/en.json' with { type: 'json' }
import suggestionsHans from './suggestions/zh-Hans.json' with { type: 'json' }
import suggestionsHant from './suggestions/zh-Hant.json' with { type: 'json' }
import suggestionsEn from './suggestions/en.json' with { type: 'json' }
import versionsHans from './versions/zh-Hans.json' with { type: 'json' }
import versionsHant from './versions/zh-Hant.json' with { type: 'json' }
import versionsEn from './versions/en.json' with { type: 'json' }
import type { Locale } from '../domain/settings.ts'
import { british } from './british.ts'

/** Every text that a person sees, by area; one folder an area, one file a language, the same keys in all. */
const simplified = {
  about: aboutHans,
  acts: actsHans,
  annotations: annotationsHans,
  captions: captionsHans,
  characters: charactersHans,
  cli: cliHans,
  commands: commandsHans,
  common: commonHans,
  conflicts: conflictsHans,
  count: countHans,
  dialogs: dialogsHans,
  errors: errorsHans,
  exports: exportsHans,
  find: findHans,
  findings: findingsHans,
  history: historyHans,
  keys: keysHans,
  library: libraryHans,
  log: logHans,
  merging: mergingHans,
  numbers: numbersHans,
  opening: openingHans,
  packages: packagesHans,
  palette: paletteHans,
  people: peopleHans,
  picture: pictureHans,
  proof: proofHans,
  repairs: repairsHans,
  revision: revisionHans,
  rules: rulesHans,
  saving: savingHans,
  settings: settingsHans,
  suggestions: suggestionsHans,
  versions: versionsHans,
}

export type Messages = typeof simplified

const american = {
  about: aboutEn,
  acts: actsEn,
  annotations: annotationsEn,
  captions: captionsEn,
  characters: charactersEn,
  cli: cliEn,
  commands: commandsEn,
  common: commonEn,
  conflicts: conflictsEn,
  count: countEn,
  dialogs: dialogsEn,
  errors: errorsEn,
  exports: exportsEn,
  find: findEn,
  findings: findingsEn,
  history: historyEn,
  keys: keysEn,
  library: libraryEn,
  log: logEn,
  merging: mergingEn,
  numbers: numbersEn,
  opening: openingEn,
  packages: packagesEn,
  palette: paletteEn,
  people: peopleEn,
  picture: pictureEn,
  proof: proofEn,
  repairs: repairsEn,
  revision: revisionEn,
  rules: rulesEn,
  saving: savingEn,
  settings: settingsEn,
  suggestions: suggestionsEn,
  versions: versionsEn,
} satisfies Messages

/** The texts by language. The tests see to it that the keys are the same in all. */
export const messages: Readonly<Record<Locale, Messages>> = {
  'zh-Hans': simplified,
  'zh-Hant': {
    about: aboutHant,
    acts: actsHant,
    annotations: annotationsHant,
    captions: captionsHant,
    characters: charactersHant,
    cli: cliHant,
    commands: commandsHant,
    common: commonHant,
    conflicts: conflictsHant,
    count: countHant,
    dialogs: dialogsHant,
    errors: errorsHant,
    exports: exportsHant,
    find: findHant,
    findings: findingsHant,
    history: historyHant,
    keys: keysHant,
    library: libraryHant,
    log: logHant,
    merging: mergingHant,
    numbers: numbersHant,
    opening: openingHant,
    packages: packagesHant,
    palette: paletteHant,
    people: peopleHant,
    picture: pictureHant,
    proof: proofHant,
    repairs: repairsHant,
    revision: revisionHant,
    rules: rulesHant,
    saving: savingHant,
    settings: settingsHant,
    suggestions: suggestionsHant,
    versions: versionsHant,
  },
  en: american,
  'en-GB': british(american),
}
