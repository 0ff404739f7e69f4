-- Differences that somebody has to look at. They outlive the run that found them: the next one about the same month finds
-- the same item again.
create table reconciliation_item (
    item_no     bigint generated always as identity primary key,
    partner_id  text collate "C" not null,
    period      int  not null,
    measure     text not null,
    keys        text not null,
    key         text collate "C" not null,
    currency    text not null,
    difference  numeric not null,
    causes      text[] not null,
    -- RESOLVED: a later run agrees. OFFSET: another month has the opposite. SETTLED: somebody decided.
    state       text not null default 'OPEN' check (state in ('OPEN', 'RESOLVED', 'OFFSET', 'SETTLED')),
    assigned_to text,
    first_run   text not null,
    last_run    text not null,
    settled_by  text,
    settlement  text, -- JSON
    unique (partner_id, period, measure, keys, key)
);

create table reconciliation_comment (
    item_no    bigint not null,
    comment_no int    not null,
    said_by    text   not null,
    said_at    timestamptz not null,
    text       text   not null,
    primary key (item_no, comment_no)
);

-- The house's own papers: no partner's user reads them, and the policy would show it its own rows alone.
alter table reconciliation_run enable row level security;
create policy own_partner on reconciliation_run for select
    using (partner_id = current_setting('ledger.partner', true));
alter table reconciliation_item enable row level security;
create policy own_partner on reconciliation_item for select
    using (partner_id = current_setting('ledger.partner', true));
