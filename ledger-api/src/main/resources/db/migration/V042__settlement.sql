-- What happens after a close: bills to be paid, disputes, corrections. Rebuilt from events.

create table partner_bill (
    partner_id text collate "C" not null,
    period     int  not null,
    due        numeric,     -- null before the close
    closed_at  timestamptz, -- when the ledger recorded the close
    closed_on  date,        -- its local day
    paid_at    timestamptz,
    known_at   timestamptz, -- when the ledger recorded the payment
    primary key (partner_id, period)
);
create index partner_bill_unpaid on partner_bill (partner_id) where due > 0;

create table published_statement (
    partner_id text collate "C" not null,
    period     int  not null,
    currency   text not null,
    payable    numeric not null,
    resale     boolean not null,
    state      text not null,
    payout_id  text,
    primary key (partner_id, period)
);
create index published_statement_by_state on published_statement (partner_id, state);

create table dispute (
    partner_id  text collate "C" not null,
    period      int  not null,
    dispute_id  text collate "C" not null,
    lines       text[] not null,
    row_codes   text[] not null,
    text        text not null,
    attachments text[] not null,
    state       text not null check (state in ('OPEN', 'UPHELD', 'REJECTED')),
    raised_at   timestamptz not null,
    decided_at  timestamptz,
    reason      text,
    primary key (partner_id, period, dispute_id)
);

-- Adjustments that somebody decided: of upheld disputes and deliberate corrections.
create table correction (
    partner_id    text collate "C" not null,
    period        int  not null, -- the month corrected
    correction_id text collate "C" not null,
    reason        text not null,
    amount        numeric not null,
    stands_on     int  not null,
    lines         text[] not null,
    recorded_at   timestamptz not null,
    primary key (partner_id, period, correction_id)
);
create index correction_by_statement on correction (partner_id, stands_on);
