import { tellAsking } from './asking.ts'
import { makePicker } from './combobox.ts'
import { enliven } from './enliven.ts'
import { makeSender } from './sending.ts'

enliven(document)
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-kinds]')) makePicker(input)
for (const place of document.querySelectorAll<HTMLElement>('[data-send]')) makeSender(place)
tellAsking()
