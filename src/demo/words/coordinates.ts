/** Latitude and longitude of some of the cities that customers are in. */
export const COORDINATES: Record<string, readonly [number, number]> = {
  Berlin: [52.52, 13.405],
  Hamburg: [53.551, 9.994],
  München: [48.137, 11.576],
  Köln: [50.938, 6.96],
  Leipzig: [51.34, 12.375],
  Stuttgart: [48.776, 9.183],
  Wien: [48.208, 16.372],
  Zürich: [47.377, 8.542],
  Lyon: [45.764, 4.836],
  Rotterdam: [51.924, 4.478],
  Manama: [26.229, 50.586],
  Brooklyn: [40.678, -73.944],
  Newark: [40.736, -74.172],
  Hartford: [41.764, -72.685],
  Philadelphia: [39.953, -75.164],
  Toronto: [43.653, -79.383],
}
