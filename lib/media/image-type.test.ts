import { describe, expect, test } from 'vitest'
import { sniffType, typeOfMime } from './image-type'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const text = (content: string) => Buffer.from(content)

describe('sniffType', () => {
  test.each([
    ['image/jpeg', hex('ffd8ffe000104a464946')],
    ['image/png', hex('89504e470d0a1a0a0000000d')],
    ['image/gif', text('GIF89a........')],
    ['image/webp', text('RIFF....WEBPVP8 ')],
    ['image/avif', hex('0000001c 66747970 61766966 00000000 6d696631')],
    ['image/heic', hex('00000018 66747970 68656963 00000000 6d696631 68656963')],
    ['image/tiff', hex('49492a0008000000')],
    ['image/tiff', hex('4d4d002a00000008')],
    ['image/bmp', Buffer.concat([text('BM'), Buffer.alloc(12), hex('28000000'), Buffer.alloc(36)])],
    ['image/x-icon', Buffer.concat([hex('00000100 0100 1010 0000'), Buffer.alloc(12)])],
    ['image/vnd.adobe.photoshop', text('8BPS\0\x01')],
    ['image/jp2', hex('0000000c6a5020200d0a870a')],
    ['image/jp2', hex('ff4fff510029')],
    ['image/svg+xml', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['image/svg+xml', text('\uFEFF<?xml version="1.0"?>\n<!-- drawn -->\n<svg width="1">')],
    ['image/svg+xml', text('<!DOCTYPE svg [<!ENTITY a "b">]><svg>')],
    ['text/html', text('  <!DOCTYPE html><html><svg></svg>')],
    ['text/html', text('<script>alert(1)</script>')],
    ['application/pdf', text('%PDF-1.7')],
    ['application/octet-stream', text('BM but only a sentence that begins so')],
    ['application/octet-stream', hex('00000100')],
    ['application/octet-stream', text('RIFF....WAVEfmt ')],
    ['application/octet-stream', text('<rss><channel/></rss>')],
    ['application/octet-stream', Buffer.alloc(0)],
    ['application/octet-stream', Buffer.alloc(100)],
  ])('%s', (mime, bytes) => {
    expect(sniffType(bytes).mime).toBe(mime)
    expect(typeOfMime(mime).mime).toBe(mime)
  })

  test('only pictures that can run nothing are inert', () => {
    const of = (bytes: Buffer) => sniffType(bytes).inert
    expect(of(hex('ffd8ffe0'))).toBe(true)
    expect(of(text('<svg onload="alert(1)"/>'))).toBe(false)
    expect(of(text('<html>'))).toBe(false)
    expect(of(text('%PDF-1.7'))).toBe(false)
    expect(of(text('anything else'))).toBe(false)
  })
})
