-- Roots of sealed months and closes; the trees are built again when somebody asks. Rebuilt from events.

create table partner_seal (
    partner_id text collate "C" not null,
    period     int    not null,
    number     bigint not null,
    hash       text   not null,
    seal       text   not null,
    files      text   not null,
    basis      text   not null,
    close_no   bigint,          -- null until the close that it belongs to is sealed
    primary key (partner_id, period)
);
create index partner_seal_by_close on partner_seal (close_no, partner_id);

create table close_seal (
    close_no   bigint primary key,
    seal       text not null,
    public_key text not null,
    signature  text not null
);

-- The second wall (V061): a partner sees its own.
alter table partner_seal enable row level security;
create policy own_partner on partner_seal for select
    using (partner_id = current_setting('ledger.partner', true));
