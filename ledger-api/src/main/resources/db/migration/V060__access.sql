-- Who may ask, and what was asked for. Primary data: no event says it, and no rebuild and no reset touches it.

create table ledger_user (
    name        text collate "C" primary key,
    password    text,            -- argon2; null for a user who cannot sign in by password
    roles       text[]  not null,
    partner_id  text collate "C",
    must_change boolean not null, -- the password was given out, and has to be changed before anything else
    disabled    boolean not null default false,
    well_known  boolean not null default false, -- of a demonstration; of no use anywhere else
    created_at  timestamptz not null default clock_timestamp(),
    check ((partner_id is not null) = ('PARTNER' = any (roles)))
);

create table api_key (
    key_id     text collate "C" primary key,
    secret     bytea  not null, -- SHA-256 of a secret of 256 random bits: nothing to guess, so nothing slower is needed
    label      text   not null,
    roles      text[] not null,
    partner_id text collate "C",
    created_by text   not null,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    revoked_at timestamptz
);

-- Every change that somebody asked for, and everything that was refused.
create table audit_entry (
    no      bigint generated always as identity primary key,
    at      timestamptz not null,
    who     text not null, -- empty: nobody had signed in
    address text not null,
    method  text not null,
    target  text not null, -- without its query, which may hold anything
    status  int  not null
);
