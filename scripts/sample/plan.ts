// What a client is, before anything has happened to it: the story from which contracts, work and money follow.

export type Trade =
  | 'office'
  | 'dental'
  | 'clinic'
  | 'legal'
  | 'finance'
  | 'factory'
  | 'retail'
  | 'school'
  | 'design';
export type Line = 'managed' | 'security' | 'backup' | 'cloud';
export type Cycle = 'monthly' | 'quarterly' | 'annual';

export interface Step {
  on: string;
  reason: 'upsell' | 'upgrade' | 'downgrade' | 'correction' | 'price_increase';
  seats?: number;
  /** Dollars per seat and month from here on. */
  rate?: number;
}

export interface ContractPlan {
  line: Line;
  from: string;
  seats: number;
  /** Dollars per seat and month. */
  rate: number;
  cycle?: Cycle;
  /** Share of the list price given away, e.g. 0.1. */
  discount?: number;
  termEnds?: string;
  ended?: string;
  notice?: number;
  autoRenews?: boolean;
  assignable?: 'yes' | 'no' | 'unknown';
  signed?: boolean;
  /** Yearly raise on this month and day; none where absent. */
  raisedOn?: string;
  steps?: Step[];
  pauses?: { from: string; until?: string }[];
  /** First invoice of a contract that was already running when the book began. */
  billedFrom?: string;
  /** Whole months given free at the start, written as a price of zero. */
  freeMonths?: number;
}

export interface ClientPlan {
  name: string;
  since: string;
  trade: Trade;
  contracts: ContractPlan[];
  /** Support hours per managed seat and month. */
  load: number;
  /** Appetite for projects, hardware and work beyond the contract; 1 is ordinary. */
  extras: number;
  /** How happy they are, 0 … 1. */
  mood: number;
  /** Which of the staff knows them best. */
  primary: number;
  /** Seats are not kept for clients that pay by the hour or by the gigabyte. */
  hideSeats?: boolean;
  note?: string;
}

/** The first day of the sample's book. */
export const OPEN = '2023-01-01';

type More = Partial<Omit<ContractPlan, 'line' | 'from' | 'seats' | 'rate'>>;
const contract =
  (line: Line) =>
  (from: string, seats: number, rate: number, more: More = {}): ContractPlan => ({
    line,
    from,
    seats,
    rate,
    assignable: 'yes',
    ...more,
  });

export const managed = contract('managed');
export const security = contract('security');
export const backup = contract('backup');
export const cloud = contract('cloud');
