import { answer } from '@/lib/api-error'
import { answerImage } from '@/lib/media/media-answer'
import { imageAsked } from '@/lib/queries/image-asked'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ slug: string; hash: string }> }

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { slug, hash } = await params
    const { image, asked } = await imageAsked(slug, hash, new URL(request.url).searchParams)
    return answerImage(image, asked, request.headers.get('if-none-match'))
  })
}
