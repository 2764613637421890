import sharp from 'sharp';

/** A real photo as a phone takes it, small. */
export function photo(): Promise<Buffer> {
  return sharp({ create: { width: 480, height: 360, channels: 3, background: { r: 120, g: 132, b: 126 } } })
    .withExif({ IFD0: { Make: 'Phone' } })
    .jpeg()
    .toBuffer();
}
