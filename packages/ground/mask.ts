/** What a list shows of a subject: enough to tell two apart, not enough to know a person. Units, cards and the plates of official cars stay readable. */
export function maskSubject(type: string, label: string): string {
  if (type !== 'person') return label;
  return /\d{6,}/.test(label) ? maskNumber(label) : maskName(label);
}

/** 210203199001011234 → 2102**********1234 */
export function maskNumber(text: string): string {
  return text.replace(
    /([0-9]{4})[0-9]+([0-9Xx]{4})/g,
    (whole, head: string, tail: string) => head + '*'.repeat(whole.length - 8) + tail,
  );
}

/** 欧阳明 → 欧**: the first character and a star for each other. */
export function maskName(name: string): string {
  const [first, ...rest] = [...name];
  return (first ?? '') + '*'.repeat(rest.length);
}

/** 辽B12345 → 辽B***45: the plate of a private car leads to its owner. */
export function maskPlate(plate: string): string {
  const letters = [...plate];
  return letters.map((letter, at) => (at < 2 || at >= letters.length - 2 ? letter : '*')).join('');
}
