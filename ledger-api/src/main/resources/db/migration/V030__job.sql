-- Long work and how far it has come. No fact and no decision is in here: an emptied table loses nothing but the look back.
create table job (
    job_no      bigint generated always as identity primary key,
    job_id      text        not null unique,
    kind        text        not null,
    state       text        not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'FAILED')),
    done        bigint      not null default 0,
    total       bigint, -- null: not known
    message     text        not null default '',
    argument    text        not null, -- JSON
    memo        text, -- JSON: what it needs to go on after a restart
    result      text, -- JSON: what came of it, or the problem it failed with
    started_at  timestamptz not null default clock_timestamp(),
    finished_at timestamptz
);

create index job_running on job (kind) where state = 'RUNNING';
