-- The states a published statement has gone through; the last one is where it stands.
create table statement_state (
    partner_id text collate "C" not null,
    period     int  not null,
    ordinal    int  not null,
    state      text not null,
    since      timestamptz not null,
    primary key (partner_id, period, ordinal)
);
