import type { Tool } from '../types.ts';

/** An NPS survey's answers as a product's database keeps them: `id` is the person's, who answers more than once. */
export const npsSurvey: Tool = {
  id: 'nps-survey',
  name: 'NPS survey answers',
  kind: 'surveys',
  signature: ['id', 'score', 'created_at', 'surveyed_at'],
  columns: { score: 'score', date: 'surveyed_at' },
  unmapped: ['id', 'created_at'],
  dates: 'ymd',
  zone: 'UTC',
  options: { survey: 'nps' },
};
