import type { Note } from '../../shared/contract/values.ts';
import { Figure } from './figure.tsx';

/** A few words beside a figure; the numbers in them open their explanations too. */
export const NoteWords = ({ note }: { note: string | Note }) =>
  typeof note === 'string'
    ? note
    : note.map((piece) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <Figure key={piece.figure.at} figure={piece.figure} name={piece.label} />
        ),
      );
