import type { Tool } from '../types.ts';
import { autotask, autotaskApi } from './autotask.ts';
import { bigcapitalExpenses } from './bigcapital-expenses.ts';
import { bigcapitalInvoices } from './bigcapital-invoices.ts';
import { bigcapitalJournals } from './bigcapital-journals.ts';
import { clockify, clockifySummary } from './clockify.ts';
import { freshbooksClients } from './freshbooks-clients.ts';
import { freshbooksExpenses } from './freshbooks-expenses.ts';
import { freshbooksInvoices } from './freshbooks-invoices.ts';
import { freshdesk } from './freshdesk.ts';
import { glpiInteractions } from './glpi-interactions.ts';
import { gocardlessPayouts } from './gocardless-payouts.ts';
import { harvest } from './harvest.ts';
import { invoiceNinjaClients } from './invoice-ninja-clients.ts';
import { invoiceNinjaExpenses } from './invoice-ninja-expenses.ts';
import { invoiceNinjaInvoices } from './invoice-ninja-invoices.ts';
import { invoice2goInvoices } from './invoice2go-invoices.ts';
import { invoicelyInvoices } from './invoicely-invoices.ts';
import { itflowExpenses } from './itflow-expenses.ts';
import { itflowInvoices } from './itflow-invoices.ts';
import { itflowTickets } from './itflow-tickets.ts';
import { kimai, kimaiGerman } from './kimai.ts';
import { mercury } from './mercury.ts';
import { microsoftCsp } from './microsoft-csp.ts';
import { n26 } from './n26.ts';
import { npsSurvey } from './nps-survey.ts';
import { osticket } from './osticket.ts';
import { paypal } from './paypal.ts';
import {
  plumblineClients,
  plumblineContracts,
  plumblineSurveys,
  plumblineTickets,
  plumblineTime,
} from './plumbline.ts';
import { profitAndLossByMonth } from './profit-and-loss.ts';
import { quickbooksInvoices } from './quickbooks-invoices.ts';
import { quickbooksJournal } from './quickbooks-journal.ts';
import {
  quickbooksDesktopLedger,
  quickbooksLedger,
  quickbooksLedgerClassic,
  quickbooksVendorList,
} from './quickbooks-ledger.ts';
import { revolut } from './revolut.ts';
import { solidtime, solidtimeClients, solidtimeProjects } from './solidtime.ts';
import { stripeInvoices } from './stripe-invoices.ts';
import { stripeBalance, stripePayments } from './stripe-payments.ts';
import { toggl, togglReport } from './toggl.ts';
import { waveCustomers, waveVendors } from './wave-contacts.ts';
import { waveTransactions } from './wave-transactions.ts';
import { xeroAccountTransactions } from './xero-account-transactions.ts';
import { xeroInvoices } from './xero-invoices.ts';
import { zendesk } from './zendesk.ts';
import { zkb } from './zkb.ts';
import { zohoContacts } from './zoho-contacts.ts';
import { zohoInvoices } from './zoho-invoices.ts';

/** Every tool whose export is known. A new one is a file beside this one and a line here. */
export const TOOLS: readonly Tool[] = [
  toggl,
  togglReport,
  clockify,
  clockifySummary,
  harvest,
  kimai,
  kimaiGerman,
  solidtime,
  zendesk,
  freshdesk,
  osticket,
  autotaskApi,
  autotask,
  itflowTickets,
  glpiInteractions,
  npsSurvey,
  freshbooksClients,
  waveCustomers,
  waveVendors,
  zohoContacts,
  invoiceNinjaClients,
  solidtimeClients,
  solidtimeProjects,
  plumblineTime,
  plumblineTickets,
  plumblineSurveys,
  plumblineClients,
  plumblineContracts,
  freshbooksInvoices,
  zohoInvoices,
  invoice2goInvoices,
  invoicelyInvoices,
  bigcapitalInvoices,
  itflowInvoices,
  invoiceNinjaInvoices,
  quickbooksInvoices,
  xeroInvoices,
  stripeInvoices,
  invoiceNinjaExpenses,
  itflowExpenses,
  freshbooksExpenses,
  bigcapitalExpenses,
  bigcapitalJournals,
  waveTransactions,
  microsoftCsp,
  quickbooksLedgerClassic,
  quickbooksLedger,
  quickbooksVendorList,
  quickbooksDesktopLedger,
  quickbooksJournal,
  xeroAccountTransactions,
  profitAndLossByMonth,
  stripePayments,
  stripeBalance,
  gocardlessPayouts,
  paypal,
  mercury,
  n26,
  zkb,
  revolut,
];
