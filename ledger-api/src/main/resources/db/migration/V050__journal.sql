-- Double entry. A row is a whole entry, what one event posts for one partner's month, and its postings are three
-- parallel arrays: so a single row can be checked, and no half of an entry can ever be seen. Rebuilt from events.

-- One row for every event that posted anything.
create table journal_event (
    position    bigint primary key, -- of the event in the store
    recorded_at timestamptz not null,
    event       text not null,      -- stored name
    cause       text not null
);

-- Money (accounts below 9000) and memo postings each add up to zero.
create function journal_is_balanced(accounts int[], amounts numeric[]) returns boolean
    language plpgsql immutable strict parallel safe as $$
declare
    money numeric := 0;
    memo  numeric := 0;
begin
    for i in 1 .. cardinality(accounts) loop
        if accounts[i] < 9000 then
            money := money + amounts[i];
        else
            memo := memo + amounts[i];
        end if;
    end loop;
    return money = 0 and memo = 0;
end $$;

create table journal_entry (
    partner_id text collate "C" not null,
    period     int    not null,
    position   bigint not null,
    currency   text   not null,
    accounts   int[]     not null,
    reasons    text[]    not null,
    amounts    numeric[] not null, -- a debit above 0, a credit below
    primary key (partner_id, period, position),
    constraint journal_entry_has_postings check (
        cardinality(accounts) > 0 and cardinality(reasons) = cardinality(accounts)
        and cardinality(amounts) = cardinality(accounts) and array_position(amounts, null) is null),
    constraint journal_entry_is_balanced check (journal_is_balanced(accounts, amounts))
);
create index journal_entry_by_event on journal_entry (position);

create view journal_posting as
select e.partner_id, e.period, e.position, e.currency, p.account, p.reason, p.amount
from journal_entry e cross join lateral unnest(e.accounts, e.reasons, e.amounts) p (account, reason, amount);

-- What the journal has to remember between events: published payables, and what is in a payout.
create table journal_close (
    partner_id text collate "C" not null,
    period     int     not null,
    currency   text    not null,
    payable    numeric not null,
    primary key (partner_id, period)
);

create table journal_payout (
    payout_id  text collate "C" primary key,
    partner_id text collate "C" not null,
    currency   text      not null,
    periods    int[]     not null,
    payables   numeric[] not null,
    settlement numeric -- null until it is reconciled, and again when it has failed
);
