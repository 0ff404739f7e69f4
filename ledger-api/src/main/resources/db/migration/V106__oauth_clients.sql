-- Programs and sites that get tokens here. Primary data, as the keys of V060.

create table oauth_client (
    client_id     text collate "C" primary key,
    secret        bytea  not null, -- SHA-256 of a secret of 256 random bits: nothing to guess, so nothing slower is needed
    label         text   not null,
    roles         text[] not null,
    partner_id    text collate "C",
    redirect_uris text[] not null,
    created_by    text   not null,
    created_at    timestamptz not null default clock_timestamp(),
    expires_at    timestamptz not null,
    revoked_at    timestamptz,
    check ((partner_id is not null) = ('PARTNER' = any (roles))),
    check ((cardinality(roles) = 0) = (cardinality(redirect_uris) > 0)) -- a program, or a site that people sign in to
);

alter table oauth_client enable row level security;
create policy own_partner on oauth_client for select
    using (partner_id = current_setting('ledger.partner', true));
