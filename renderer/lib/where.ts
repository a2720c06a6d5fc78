export { pictureName, whereOf } from '#shared/text/where.ts'
