/** What a file's first bytes say it is. Names and file endings in the data are not believed. */
export interface ImageType {
  readonly mime: string
  /** For people: "JPEG 2000". */
  readonly name: string
  /** File ending without the dot. */
  readonly ending: string
  /** Browsers draw it in an `img`. */
  readonly shown: boolean
  /** Our decoder can make thumbnails and PNG of it. */
  readonly decoded: boolean
  /** May be opened as a page of its own without running anything. */
  readonly inert: boolean
}

/** The type of a file from its beginning (a few kB are enough); never throws. */
export function sniffType(head: Uint8Array): ImageType {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 4096))
  return TYPES[sniff(bytes)]
}

/** A type by its mime as the index stores it; what nobody knows is `unknown`. */
export function typeOfMime(mime: string): ImageType {
  return Object.values(TYPES).find((type) => type.mime === mime) ?? TYPES.unknown
}

const image = (mime: string, name: string, ending: string) => ({ mime, name, ending, inert: true })

const TYPES = {
  jpeg: { ...image('image/jpeg', 'JPEG', 'jpg'), shown: true, decoded: true },
  png: { ...image('image/png', 'PNG', 'png'), shown: true, decoded: true },
  gif: { ...image('image/gif', 'GIF', 'gif'), shown: true, decoded: true },
  webp: { ...image('image/webp', 'WebP', 'webp'), shown: true, decoded: true },
  avif: { ...image('image/avif', 'AVIF', 'avif'), shown: true, decoded: true },
  bmp: { ...image('image/bmp', 'BMP', 'bmp'), shown: true, decoded: false },
  ico: { ...image('image/x-icon', 'ICO', 'ico'), shown: true, decoded: false },
  svg: { ...image('image/svg+xml', 'SVG', 'svg'), shown: true, decoded: true, inert: false },
  tiff: { ...image('image/tiff', 'TIFF', 'tif'), shown: false, decoded: true },
  heic: { ...image('image/heic', 'HEIC', 'heic'), shown: false, decoded: false },
  jp2: { ...image('image/jp2', 'JPEG 2000', 'jp2'), shown: false, decoded: false },
  jxl: { ...image('image/jxl', 'JPEG XL', 'jxl'), shown: false, decoded: false },
  psd: { ...image('image/vnd.adobe.photoshop', 'Photoshop', 'psd'), shown: false, decoded: false },
  dds: { ...image('image/vnd-ms.dds', 'DDS', 'dds'), shown: false, decoded: false },
  pnm: { ...image('image/x-portable-anymap', 'Netpbm', 'pnm'), shown: false, decoded: false },
  postscript: {
    mime: 'application/postscript',
    name: 'PostScript',
    ending: 'eps',
    shown: false,
    decoded: false,
    inert: false,
  },
  pdf: { mime: 'application/pdf', name: 'PDF', ending: 'pdf', shown: false, decoded: false, inert: false },
  html: { mime: 'text/html', name: 'HTML', ending: 'html', shown: false, decoded: false, inert: false },
  unknown: {
    mime: 'application/octet-stream',
    name: 'unknown type',
    ending: 'bin',
    shown: false,
    decoded: false,
    inert: false,
  },
} as const satisfies Record<string, ImageType>

type Kind = keyof typeof TYPES

function sniff(bytes: Buffer): Kind {
  for (const [kind, at, signature] of SIGNATURES) {
    if (bytes.subarray(at, at + signature.length).equals(signature)) {
      if (kind === 'webp' && bytes.toString('latin1', 0, 4) !== 'RIFF') continue
      if (kind === 'bmp' && !isBitmap(bytes)) continue
      if (kind === 'ico' && !isIcon(bytes)) continue
      return kind
    }
  }
  if (bytes.toString('latin1', 4, 8) === 'ftyp') return sniffBrand(bytes)
  if (/^P[1-7]\s/.test(bytes.toString('latin1', 0, 3))) return 'pnm'
  return sniffText(bytes)
}

const SIGNATURES: readonly (readonly [Kind, number, Buffer])[] = [
  ['jpeg', 0, Buffer.from('ffd8ff', 'hex')],
  ['png', 0, Buffer.from('89504e470d0a1a0a', 'hex')],
  ['gif', 0, Buffer.from('GIF87a')],
  ['gif', 0, Buffer.from('GIF89a')],
  ['webp', 8, Buffer.from('WEBP')],
  ['tiff', 0, Buffer.from('49492a00', 'hex')],
  ['tiff', 0, Buffer.from('4d4d002a', 'hex')],
  ['tiff', 0, Buffer.from('49492b00', 'hex')],
  ['tiff', 0, Buffer.from('4d4d002b', 'hex')],
  ['jp2', 0, Buffer.from('0000000c6a5020200d0a870a', 'hex')],
  ['jp2', 0, Buffer.from('ff4fff51', 'hex')],
  ['jxl', 0, Buffer.from('0000000c4a584c200d0a870a', 'hex')],
  ['jxl', 0, Buffer.from('ff0a', 'hex')],
  ['psd', 0, Buffer.from('8BPS')],
  ['dds', 0, Buffer.from('DDS ')],
  ['pdf', 0, Buffer.from('%PDF-')],
  ['postscript', 0, Buffer.from('%!PS')],
  ['postscript', 0, Buffer.from('c5d0d3c6', 'hex')],
  ['bmp', 0, Buffer.from('BM')],
  ['ico', 0, Buffer.from('00000100', 'hex')],
  ['ico', 0, Buffer.from('00000200', 'hex')],
]

function isBitmap(bytes: Buffer): boolean {
  return bytes.length >= 26 && [12, 16, 40, 52, 56, 64, 108, 124].includes(bytes.readUInt32LE(14))
}

/** The signature is mostly zeroes: ask for entries, and for the reserved byte of the first. */
function isIcon(bytes: Buffer): boolean {
  return bytes.length >= 22 && bytes.readUInt16LE(4) > 0 && bytes[9] === 0
}

const HEIF_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs', 'mif1', 'msf1']

function sniffBrand(bytes: Buffer): Kind {
  const size = Math.min(bytes.readUInt32BE(0), bytes.length, 256)
  const brands: string[] = []
  for (let at = 8; at + 4 <= size; at += at === 8 ? 8 : 4) brands.push(bytes.toString('latin1', at, at + 4))
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif'
  if (brands.some((brand) => HEIF_BRANDS.includes(brand))) return 'heic'
  return 'unknown'
}

function sniffText(bytes: Buffer): Kind {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  const text = bytes
    .toString(wide ? 'utf16le' : 'utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (!text.startsWith('<')) return 'unknown'
  if (/^(?:<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE svg[^>]*>|\s)*<(?:\w+:)?svg[\s>]/i.test(text)) return 'svg'
  if (
    /^(?:<!--[\s\S]*?-->|\s)*<(?:!doctype html|html|head|body|script|iframe|h1|div|p|a|b|br|table|title|style|meta|img)\b/i.test(
      text,
    )
  ) {
    return 'html'
  }
  // A document with inner declarations before its root, as drawing programs write it.
  return /<svg[\s>]/.test(text) && /^<(?:\?xml|!DOCTYPE svg|!--)/i.test(text) ? 'svg' : 'unknown'
}
