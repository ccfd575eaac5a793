import { GET as refuse } from '@/app/api/[...rest]/route'

export const dynamic = 'force-dynamic'
export const GET = refuse
