/** A list of words written as one text, parted by `|`: tables of words stay readable. */
export const words = (text: string): readonly string[] => text.split('|');
