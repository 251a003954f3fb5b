/** 1 thing, 2 things, 1,000 companies. */
export const sayCount = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
