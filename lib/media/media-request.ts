import { ApiError } from '../api-error'
import { THUMBNAIL_WIDTHS, type ThumbnailWidth } from './thumbnails'

/** What of an image is asked for. */
export interface MediaRequest {
  readonly form:
    | { readonly kind: 'stored' }
    | { readonly kind: 'thumbnail'; readonly width: ThumbnailWidth }
    | { readonly kind: 'png' }
  /** To be kept as a file rather than shown. */
  readonly download: boolean
}

/**
 * Reads `?w=160|480`, `?as=png` and `?download=1`.
 *
 * @throws ApiError 400 on an unknown or repeated parameter, another value, or `w` together with `as`.
 */
export function readMediaRequest(params: URLSearchParams): MediaRequest {
  for (const key of params.keys()) {
    if (!['w', 'as', 'download'].includes(key)) {
      throw new ApiError(400, 'unknown_parameter', `"${key}" is not a parameter.`, key)
    }
    if (params.getAll(key).length > 1) throw malformed(key, 'is given more than once')
  }
  const width = params.get('w')
  const as = params.get('as')
  const download = params.get('download')
  if (download !== null && download !== '1') throw malformed('download', 'is 1 or absent')
  if (as !== null && as !== 'png') throw malformed('as', 'is png or absent')
  if (width !== null && as !== null) throw malformed('as', 'and w cannot be asked for together')
  return {
    form: width === null ? { kind: as ? 'png' : 'stored' } : thumbnail(width),
    download: download === '1',
  }
}

function thumbnail(width: string) {
  const known = THUMBNAIL_WIDTHS.find((one) => String(one) === width)
  if (!known) throw malformed('w', `is ${THUMBNAIL_WIDTHS.join(' or ')}`)
  return { kind: 'thumbnail', width: known } as const
}

function malformed(field: string, what: string): ApiError {
  return new ApiError(400, 'malformed_value', `${field} ${what}.`, field)
}
