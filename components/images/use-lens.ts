'use client' // needs the browser for wheel, drag, pinch and keys

import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { fitted, kept, type Lens, pinched, zoomed } from './lens'

const STEP = 1.3
/** Pixels an arrow key moves. */
const PAN = 80

const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: PAN, y: 0 },
  ArrowRight: { x: -PAN, y: 0 },
  ArrowUp: { x: 0, y: PAN },
  ArrowDown: { x: 0, y: -PAN },
}

/** Looking through `stage` at `image`. Undefined until `whole` has been called on a loaded picture. */
export function useLens(stage: RefObject<HTMLElement | null>, image: RefObject<HTMLImageElement | null>) {
  const fingers = useRef(new Map<number, { x: number; y: number }>())
  const [lens, setLens] = useState<Lens>()

  useEffect(() => {
    const target = stage.current
    // React listens passively to wheels, and a passive listener cannot keep the page from scrolling.
    function onWheel(event: WheelEvent) {
      event.preventDefault()
      const by = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.04 : 0.0022))
      const at = pointIn(target, event)
      setLens((now) => now && kept(zoomed(now, by, at), pictureOf(image.current), roomOf(target)))
    }
    target?.addEventListener('wheel', onWheel, { passive: false })
    return () => target?.removeEventListener('wheel', onWheel)
  }, [stage, image])

  function change(next: (now: Lens) => Lens) {
    setLens((now) => now && kept(next(now), pictureOf(image.current), roomOf(stage.current)))
  }
  function byFactor(factor: number) {
    const { width, height } = roomOf(stage.current)
    change((now) => zoomed(now, factor, { x: width / 2, y: height / 2 }))
  }
  const whole = () => setLens(fitted(pictureOf(image.current), roomOf(stage.current)))
  const larger = () => byFactor(STEP)
  const smaller = () => byFactor(1 / STEP)
  const oneToOne = () => lens && byFactor(1 / lens.scale)
  const keys: Readonly<Record<string, () => void>> = {
    '+': larger,
    '=': larger,
    '-': smaller,
    '0': whole,
    '1': oneToOne,
  }

  function onKeyDown(event: KeyboardEvent) {
    // The page behind must not hear its own keys.
    event.stopPropagation()
    event.nativeEvent.stopImmediatePropagation()
    const [act, arrow] = [keys[event.key], ARROWS[event.key]]
    if ((!act && !arrow) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act?.()
    if (arrow) change((now) => ({ ...now, x: now.x + arrow.x, y: now.y + arrow.y }))
  }
  function onPointerDown(event: PointerEvent) {
    event.currentTarget.setPointerCapture(event.pointerId)
    fingers.current.set(event.pointerId, pointIn(stage.current, event))
  }
  function onPointerMove(event: PointerEvent) {
    const before = fingers.current.get(event.pointerId)
    if (!before) return
    const after = pointIn(stage.current, event)
    const [other] = [...fingers.current].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]))
    fingers.current.set(event.pointerId, after)
    change((now) => pinched(now, before, after, other))
  }
  function lift(event: PointerEvent) {
    fingers.current.delete(event.pointerId)
  }
  function onDoubleClick() {
    if (lens && lens.scale !== 1) oneToOne()
    else whole()
  }
  const pointers = { onPointerDown, onPointerMove, onPointerUp: lift, onPointerCancel: lift, onDoubleClick }
  return { lens, whole, larger, smaller, oneToOne, onKeyDown, pointers }
}

function pointIn(stage: HTMLElement | null, event: { clientX: number; clientY: number }) {
  const { left = 0, top = 0 } = stage?.getBoundingClientRect() ?? {}
  return { x: event.clientX - left, y: event.clientY - top }
}

function roomOf(stage: HTMLElement | null) {
  return { width: stage?.clientWidth || 1, height: stage?.clientHeight || 1 }
}

function pictureOf(image: HTMLImageElement | null) {
  return { width: image?.naturalWidth || 300, height: image?.naturalHeight || 300 }
}
