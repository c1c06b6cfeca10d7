const COLOURS = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'indigo',
  'purple',
  'pink',
] as const;
export type TagColour = (typeof COLOURS)[number];

/** Where each colour stands on the circle of hues, in degrees. */
const HUES: [number, TagColour][] = [
  [0, 'red'],
  [28, 'orange'],
  [50, 'yellow'],
  [130, 'green'],
  [175, 'teal'],
  [212, 'blue'],
  [240, 'indigo'],
  [275, 'purple'],
  [325, 'pink'],
  [360, 'red'],
];

/**
 * One of the ten colours that can be read in both themes. A tag may have any #rrggbb: it is shown in the nearest of the
 * ten.
 */
export function tagColour(colour: string | null | undefined): TagColour {
  if (!colour) return 'grey';
  const named = COLOURS.find(name => name === colour);
  if (named) return named;
  const channels = /^#(..)(..)(..)$/
    .exec(colour)
    ?.slice(1)
    .map(part => parseInt(part, 16) / 255);
  if (!channels) return 'grey';
  const [red = 0, green = 0, blue = 0] = channels;
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range < 0.12) return 'grey';
  return nearest(hueOf(red, green, blue, most, range));
}

function hueOf(red: number, green: number, blue: number, most: number, range: number): number {
  if (most === red) return (((green - blue) / range + 6) % 6) * 60;
  if (most === green) return ((blue - red) / range + 2) * 60;
  return ((red - green) / range + 4) * 60;
}

function nearest(hue: number): TagColour {
  return HUES.reduce((best, next) => (Math.abs(next[0] - hue) < Math.abs(best[0] - hue) ? next : best))[1];
}
