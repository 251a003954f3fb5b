import { tellAsking } from './asking.ts'
import { makePicker } from './combobox.ts'
import { enliven } from './enliven.ts'
import { makeSender } from './sending.ts'

enliven(document)
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-kinds]')) makePicker(input)
for (const place of document.querySelectorAll<HTMLElement>('[data-send]')) makeSender(place)
tellAsking()

// The map is as large as all else together: only where there is one is it fetched.
const map: string = '/canvas.js'
if (document.querySelector('.canvas[data-of]')) void import(map)
