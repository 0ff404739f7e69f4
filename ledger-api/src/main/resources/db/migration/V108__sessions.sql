-- Who is signed in, and who is about to sign in elsewhere by this ledger, as every node knows it. Of what lets somebody in
-- only hashes are stored, and what is remembered is locked by the safe.

create table ledger_session (
    primary_id            text collate "C" primary key,
    session_id            text collate "C" not null unique, -- SHA-256 of what the cookie says
    creation_time         bigint not null, -- milliseconds since 1970, as the others
    last_access_time      bigint not null,
    max_inactive_interval int    not null, -- seconds
    expiry_time           bigint not null,
    principal_name        text collate "C" -- null while nobody has signed in
);
create index ledger_session_by_expiry on ledger_session (expiry_time);
create index ledger_session_by_name on ledger_session (principal_name);

create table ledger_session_attributes (
    session_primary_id text collate "C" not null references ledger_session on delete cascade,
    attribute_name     text collate "C" not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

create table oauth_sign_in (
    sign_in_id text collate "C" primary key,
    tokens     text[] not null, -- SHA-256 of the code, and of what was given for it
    locked     bytea  not null,
    kept_at    timestamptz not null default clock_timestamp()
);
create index oauth_sign_in_by_token on oauth_sign_in using gin (tokens);
create index oauth_sign_in_by_time on oauth_sign_in (kept_at);
