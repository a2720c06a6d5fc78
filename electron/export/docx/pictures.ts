import { drawnPicture, type Asset } from '#shared/domain/asset.ts'
import type { Region } from '#shared/domain/target.ts'
import { pictureWithoutPosition } from '../picture-without-position.ts'
import type { PackagePart } from '../zip.ts'
import type { Relations } from './relations.ts'
import { tag } from './xml.ts'

/** Picture types that Word opens, and the ending of their parts; of all others what is drawn in their place is put in. */
const WORD_TYPES: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/tiff': 'tiff',
  'image/svg+xml': 'svg',
  'image/emf': 'emf',
  'image/x-emf': 'emf',
  'image/wmf': 'wmf',
  'image/x-wmf': 'wmf',
  'image/webp': 'webp',
}

/** English Metric Units of a pixel at 96 to the inch, and the room of a page (16 × 20 cm), of a comment (6 cm). */
const PIXEL = 9525
const MOST_WIDTH = 5_760_000
const MOST_HEIGHT = 7_200_000
const MOST_IN_COMMENT = 2_160_000
/** Of a picture whose size nobody knows: 10 × 7.5 cm. */
const USUAL = { width: 378, height: 283 }
/** Around a point so much of the picture is shown, as a share of its sides. */
const AROUND_POINT = 0.1
/** Parts of a whole in a crop: a thousandth of a percent (ECMA-376-1, 20.1.10.40). */
const WHOLE = 100_000

interface Medium {
  readonly name: string
  readonly sha256: string
  readonly mediaType: string
  /** Whether the document has it already. */
  readonly isThere: boolean
}

interface Frame {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The pictures of a document; each is in the package once. */
export class Pictures {
  readonly #media = new Map<string, Medium>()
  readonly #prefix: string
  readonly #there: (sha256: string) => string | undefined
  #count = 0

  /** `prefix`: how their parts' names begin; `there`: the part of a picture that the document has already. */
  constructor(prefix = 'media/image', there: (sha256: string) => string | undefined = () => undefined) {
    this.#prefix = prefix
    this.#there = there
  }

  get isEmpty(): boolean {
    return this.#media.size === 0
  }

  /** The picture of an asset at its size, as runs; undefined where there is none that Word could show. */
  draw(asset: Asset, alt: string, relations: Pick<Relations, 'refer'>): string | undefined {
    return this.#drawing(asset, alt, relations, undefined, [MOST_WIDTH, MOST_HEIGHT])
  }

  /** The part of a picture that a note is about. */
  drawRegion(asset: Asset, region: Region, alt: string, relations: Pick<Relations, 'refer'>): string | undefined {
    return this.#drawing(asset, alt, relations, frameOf(region), [MOST_IN_COMMENT, MOST_IN_COMMENT])
  }

  /** Endings of the pictures with their types, for the table of contents of the package. */
  get types(): ReadonlyMap<string, string> {
    return new Map(this.#own.map(({ name, mediaType }) => [name.slice(name.lastIndexOf('.') + 1), mediaType]))
  }

  /** Their parts; a picture whose bytes are not to be had is an empty part. `withPosition`: where it was taken stays in it. */
  *parts(readAsset: (sha256: string) => Uint8Array | undefined, withPosition: boolean): Iterable<PackagePart> {
    for (const { name, sha256, mediaType } of this.#own)
      yield {
        name: `word/${name}`,
        isPacked: true,
        bytes: () => {
          const bytes = readAsset(sha256) ?? new Uint8Array()
          return withPosition ? bytes : pictureWithoutPosition(bytes, mediaType)
        },
      }
  }

  get #own(): readonly Medium[] {
    return [...this.#media.values()].filter(({ isThere }) => !isThere)
  }

  #drawing(
    asset: Asset,
    alt: string,
    relations: Pick<Relations, 'refer'>,
    crop: Frame | undefined,
    [mostWidth, mostHeight]: readonly [number, number],
  ): string | undefined {
    const medium = this.#mediumOf(asset)
    if (medium === undefined) return undefined
    this.#count += 1
    const id = this.#count
    const { width, height } = asset.width * asset.height > 0 ? asset : USUAL
    const part = crop ?? { left: 0, top: 0, right: 1, bottom: 1 }
    const own = [width * PIXEL * (part.right - part.left), height * PIXEL * (part.bottom - part.top)] as const
    const scale = Math.min(1, mostWidth / own[0], mostHeight / own[1])
    const [cx, cy] = own.map((side) => Math.max(1, Math.round(side * scale))) as [number, number]
    const share = (value: number): number => Math.round(value * WHOLE)
    const rect =
      crop === undefined
        ? ''
        : tag('a:srcRect', {
            l: share(crop.left),
            t: share(crop.top),
            r: share(1 - crop.right),
            b: share(1 - crop.bottom),
          })
    const name = `Picture ${String(id)}`
    const properties = { id, name, descr: alt }
    return tag(
      'w:r',
      {},
      tag(
        'w:drawing',
        {},
        tag(
          'wp:inline',
          { distT: 0, distB: 0, distL: 0, distR: 0 },
          tag('wp:extent', { cx, cy }),
          tag('wp:docPr', properties),
          tag('wp:cNvGraphicFramePr', {}, tag('a:graphicFrameLocks', { noChangeAspect: 1 })),
          tag(
            'a:graphic',
            {},
            tag(
              'a:graphicData',
              { uri: 'http://schemas.openxmlformats.org/drawingml/2006/picture' },
              tag(
                'pic:pic',
                {},
                tag('pic:nvPicPr', {}, tag('pic:cNvPr', properties), tag('pic:cNvPicPr')),
                tag(
                  'pic:blipFill',
                  {},
                  tag('a:blip', { 'r:embed': relations.refer('image', medium.name) }),
                  rect,
                  tag('a:stretch', {}, tag('a:fillRect')),
                ),
                tag(
                  'pic:spPr',
                  {},
                  tag('a:xfrm', {}, tag('a:off', { x: 0, y: 0 }), tag('a:ext', { cx, cy })),
                  tag('a:prstGeom', { prst: 'rect' }, tag('a:avLst')),
                ),
              ),
            ),
          ),
        ),
      ),
    )
  }

  #mediumOf(asset: Asset): Medium | undefined {
    const shown = asset.mediaType in WORD_TYPES ? asset : drawnPicture(asset)
    const ending = shown && WORD_TYPES[shown.mediaType]
    if (shown === undefined || ending === undefined) return undefined
    const known = this.#media.get(shown.sha256)
    if (known !== undefined) return known
    const there = this.#there(shown.sha256)
    const medium = {
      name: there ?? `${this.#prefix}${String(this.#media.size + 1)}.${ending}`,
      sha256: shown.sha256,
      mediaType: shown.mediaType,
      isThere: there !== undefined,
    }
    this.#media.set(shown.sha256, medium)
    return medium
  }
}

/** The upright frame around a region, in shares of the picture. */
function frameOf(region: Region): Frame {
  const clamp = (value: number): number => Math.min(1, Math.max(0, value))
  if (region.shape === 'rectangle') {
    const { x, y, width, height } = region
    return { left: clamp(x), top: clamp(y), right: clamp(x + width), bottom: clamp(y + height) }
  }
  const points = region.shape === 'point' ? [region] : region.points
  const margin = region.shape === 'point' ? AROUND_POINT : 0
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return {
    left: clamp(Math.min(...xs) - margin),
    top: clamp(Math.min(...ys) - margin),
    right: clamp(Math.max(...xs) + margin),
    bottom: clamp(Math.max(...ys) + margin),
  }
}
