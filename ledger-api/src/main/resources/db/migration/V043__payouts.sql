-- Payouts and what they pay. Rebuilt from events.

create table payout (
    payout_id    text collate "C" primary key,
    partner_id   text collate "C" not null,
    currency     text not null,
    state        text not null,
    mode         text,
    payable      numeric not null,
    settlement   numeric,
    applied_on   date,
    reconcile_by date,
    notice_by    date,
    pay_by       date,
    ended_on     date,
    reference    text,
    reason       text,
    due_on       date -- of the step that comes next; null where it has no day
);
create index payout_by_partner on payout (partner_id, payout_id);

create table payout_statement (
    payout_id text collate "C" not null,
    period    int  not null,
    payable   numeric not null,
    resale    boolean not null,
    primary key (payout_id, period)
);

-- The invoices that count; a rejected list is replaced by the next.
create table payout_invoice (
    payout_id text collate "C" not null,
    ordinal   int  not null,
    number    text not null,
    amount    numeric not null,
    issued_on date not null,
    reference text,
    primary key (payout_id, ordinal)
);
