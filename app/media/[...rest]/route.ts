export { dynamic, GET } from '@/app/api/[...rest]/route'
