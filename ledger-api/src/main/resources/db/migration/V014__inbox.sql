-- What was received. Primary data, no read model: keys stand or fall with the events of their facts, and a quarantined event
-- is kept word for word.

create table fact_key (
    source        text collate "C" not null,
    id            text collate "C" not null,
    content       bytea  not null, -- first 16 bytes of SHA-256 over the canonical content
    first_line_no bigint,          -- lines that the fact recorded, null for other facts and quarantined ones
    lines         int,
    withdrawn     boolean not null default false,
    primary key (source, id)
);

create table quarantine (
    no          bigint generated always as identity primary key,
    source      text collate "C",
    id          text collate "C",
    type        text,
    content     bytea,
    code        text not null,
    detail      text not null,
    pointer     text not null,
    awaits      text collate "C", -- the missing thing whose arrival makes it be tried again; null where only a release does
    raw         text not null,    -- as received
    corrected   text,             -- what was released in its place; null where nothing had to be changed
    state       text not null check (state in ('QUARANTINED', 'RELEASED', 'DISCARDED')),
    received_at timestamptz not null,
    decided_at  timestamptz,
    reason      text
);
create index quarantine_waiting on quarantine (awaits) where state = 'QUARANTINED' and awaits is not null;
create index quarantine_open on quarantine (no) where state = 'QUARANTINED';
create index quarantine_by_key on quarantine (source, id);

-- Under which parameters and tag names the open lines were decided last: when they change, open lines are decided again.
create table decision_basis (
    only_row boolean primary key default true check (only_row),
    basis    text    not null
);
