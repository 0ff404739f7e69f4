-- Who sells to whom: the read model behind attribution. Rebuilt from events.
-- Texts are compared by code point everywhere (domain.md, section 10), hence the collation.

create table partner (
    partner_id     text collate "C" primary key,
    currency       text not null,
    distributor_id text collate "C"
);

create table partner_membership (
    partner_id  text collate "C" not null,
    ordinal     int  not null,
    member_from timestamptz not null,
    member_to   timestamptz,
    primary key (partner_id, ordinal)
);

create table partner_certification (
    partner_id text collate "C" not null,
    ordinal    int  not null,
    valid_from timestamptz not null,
    valid_to   timestamptz,
    primary key (partner_id, ordinal)
);

create table customer_link (
    customer_id text collate "C" not null,
    ordinal     int  not null,
    partner_id  text collate "C" not null,
    association text not null,
    segment     text not null,
    valid_from  timestamptz not null,
    valid_to    timestamptz,
    primary key (customer_id, ordinal)
);

-- Counts the changes to the four tables above, so that a copy in memory knows when it is stale.
create table directory_version (
    only_row boolean primary key default true check (only_row),
    version  bigint  not null
);
insert into directory_version (version) values (0);

-- Personal names are no events and no read model: they are kept here alone and can be erased (domain.md never needs them).
create table personal_name (
    kind text not null check (kind in ('partner', 'customer')),
    id   text collate "C" not null,
    name text not null,
    primary key (kind, id)
);
