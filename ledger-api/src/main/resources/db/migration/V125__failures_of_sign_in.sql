-- Failures to sign in, as every node counts them: a bucket of free ones for each name and each address, which runs full again.

create table sign_in_failure (
    subject text collate "C" primary key, -- SHA-256 of what was typed as a name, or of an address: either may be a secret
    full_at timestamptz not null -- when all free failures are there again
);
create index sign_in_failure_by_time on sign_in_failure (full_at);

-- A code is exchanged once, whichever nodes are asked for it at the same time.
alter table oauth_sign_in add column exchanged boolean not null default false;
