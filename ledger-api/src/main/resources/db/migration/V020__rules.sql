-- The rules that are data, every version of them. Owned by org.partnerledger.projections.rules.

-- Names the state of what is read: a number is never given twice, not after a rollback and not after a rebuild.
create sequence rules_stamp as bigint;

create table rules_put (
    rules_no    integer     not null primary key,
    stamp       bigint      not null default nextval('rules_stamp'),
    recorded_at timestamptz not null,
    kind        text        not null check (kind in ('PARAMETERS', 'CATALOGUE', 'CALENDAR')),
    about       text        not null, -- the month of a catalogue, country/year of a calendar, else empty
    event       text        not null  -- in the form of stored events
);

create table plan_version (
    plan_id         text    collate "C" not null, -- by code point, as all texts of the ledger are ordered
    version         integer not null,
    drafted_at      timestamptz not null,
    draft           text    not null,
    published_at    timestamptz,
    published_stamp bigint,
    published       text,
    primary key (plan_id, version),
    check ((published is null) = (published_at is null) and (published is null) = (published_stamp is null))
);

create index plan_version_published on plan_version (published_stamp) where published is not null;
