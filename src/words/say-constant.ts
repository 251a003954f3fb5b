/** COMPUTE_CAPACITY → compute capacity; CEO stays CEO. */
export const sayConstant = (constant: string): string =>
  constant.length <= 3 ? constant : constant.toLowerCase().replaceAll('_', ' ')
