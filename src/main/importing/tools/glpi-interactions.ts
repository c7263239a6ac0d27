import type { Tool } from '../types.ts';

/** A GLPI help desk in Brazilian Portuguese, one row for each interaction: the ticket stands on as many rows. */
export const glpiInteractions: Tool = {
  id: 'glpi-interactions',
  name: 'GLPI (interactions, Portuguese)',
  kind: 'tickets',
  signature: ['requerente', 'categoria', 'data abertura', 'data solucao', 'atendente', 'data iteracao'],
  columns: {
    ticket: 'ticker',
    technician: 'atendente',
    category: 'categoria',
    resolved_flag: 'resolvido',
    opened: 'data abertura',
    resolved: 'data solucao',
    closed: 'data fechamento',
    last_activity: 'data iteracao',
    score: 'satisfacao',
  },
  unmapped: ['grupo', 'usuario iteracao', 'requerente'],
  dates: 'dmy',
  options: { scale: '5' },
};
