import { enliven } from './enliven.ts'

enliven(document)

// Whoever frames the page can give it the height that it needs; a number is all that is told, so anyone may hear it.
if (window.parent !== window) {
  let told = 0
  const tell = (): void => {
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    if (height === told) return
    told = height
    window.parent.postMessage({ type: 'dealgraph:height', height }, '*')
  }
  new ResizeObserver(tell).observe(document.body)
  tell()
}
