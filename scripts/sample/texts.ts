// Words: what people write about and what technicians note.

import type { Trade } from './plan.ts';

export const CATEGORIES: [string, number, string[]][] = [
  [
    'Email',
    18,
    [
      'Mailbox full',
      'Cannot send to one customer',
      'Outlook asks for password',
      'Missing messages',
      'Shared mailbox, please',
      "Out-of-office won't turn off",
    ],
  ],
  [
    'Hardware',
    14,
    [
      "Laptop won't start",
      'Second monitor black',
      'Docking station drops USB',
      'Keyboard dead',
      'New laptop for new starter',
      'Fan very loud',
    ],
  ],
  [
    'Network',
    14,
    [
      'Wi-Fi, again',
      'Internet slow since Monday',
      'VPN drops at home',
      'Guest Wi-Fi password',
      'Shared drive not reachable',
      'Port dead in meeting room',
    ],
  ],
  [
    'Software',
    16,
    [
      'Update broke the add-in',
      'Excel crashes on save',
      'Licence expired',
      'Install PDF editor',
      'Teams has no sound',
      'Browser pop-ups',
    ],
  ],
  [
    'Account',
    16,
    [
      'Password reset',
      'Locked out',
      'New starter on Monday',
      'Leaver, disable account',
      'MFA on new phone',
      'Access to finance folder',
    ],
  ],
  [
    'Security',
    8,
    [
      'Phishing?',
      'Strange sign-in alert',
      'Clicked a link',
      'EDR alert on front desk PC',
      'Invoice from unknown sender',
    ],
  ],
  [
    'Printing',
    9,
    [
      'Printer offline',
      'Scan to mail fails',
      'Prints "garbage"',
      'Label printer skips',
      'Toner alarm after replacement',
    ],
  ],
  [
    'Backup',
    5,
    [
      'Backup job failed',
      'Restore a deleted folder',
      'Old version of a spreadsheet',
      'Restore test, quarterly',
    ],
  ],
];

export const TRADE_SUBJECTS: Record<Trade, string[]> = {
  office: ['Booking calendar out of sync', 'Scanner for leases'],
  dental: ["Imaging software won't load X-rays", 'Sensor not detected in room 3', 'Practice software frozen'],
  clinic: ['EHR very slow', 'e-Prescribing error', 'Check-in tablet stuck'],
  legal: ['Document system: file checked out', 'Dictation lost', 'e-Filing certificate'],
  finance: ['Tax software update', 'Client portal upload fails', 'Two-screen set-up at home'],
  factory: [
    'CNC share not writable',
    'Badge reader offline',
    'ERP label printing',
    'Shop floor PC dusty and dead',
  ],
  retail: ["Register won't open drawer", 'Card reader offline', 'Web orders not printing'],
  school: ['Projector in room 12', "Chromebook cart won't charge", 'Content filter blocks lesson'],
  design: ['CAD licence server', 'Plotter cuts off edge', 'Render node asleep'],
};

export const PRIORITIES = ['high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const TICKET_NOTES = [
  'remote session',
  'called back, fixed',
  'reset and tested with user',
  'driver updated',
  'waited for reboot, tested',
  'cleared cache, re-added profile',
  'vendor case opened',
  'replaced cable',
  'policy adjusted',
  'restored and verified',
  'checked logs, no further sign',
  'set up, user confirmed',
  '',
];
export const ROUTINE_NOTES = [
  'Patch window',
  'Monthly maintenance',
  'On-site visit',
  'Backup check and test restore',
  'Alert review',
  'Quarterly review with client',
  'Account review, leavers removed',
  'Firewall firmware',
  'Printer fleet, on site',
  'Licence true-up',
  'Documentation for client',
];
export const INTERNAL_NOTES = [
  'Team meeting',
  'Documentation',
  'Training',
  'Admin',
  'Tooling',
  'Vendor call',
  'Stock and returns',
];
export const PRESALES_NOTES = [
  'Discovery call',
  'Site survey',
  'Proposal',
  'Proposal walk-through',
  'Contract questions',
];
export const ONBOARDING_NOTES = [
  'Agent roll-out',
  'Password vault',
  'Network documentation',
  'MFA roll-out',
  'User welcome session',
  'Backup set-up',
  'Old provider hand-over',
];
export const STATUS_REASONS = [
  'waiting for vendor',
  'waiting for client',
  'scheduled with user',
  'quote sent, no answer',
];
