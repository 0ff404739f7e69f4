-- What somebody else believes of partners' months, and what came of comparing it. Working papers: no fact and no decision
-- about money is in here; an adjustment that settles an item is an event of its statement.

create table reconciliation_mapping (
    name    text collate "C" primary key,
    mapping text not null, -- JSON
    put_by  text not null,
    put_at  timestamptz not null
);

create table reconciliation_run (
    run_no      bigint generated always as identity primary key,
    run_id      text not null unique,
    partner_id  text collate "C" not null,
    period      int  not null,
    measure     text not null,
    currency    text not null,
    mapping     text not null, -- JSON, as it was then
    keys        text not null, -- names of the key's fields, in order
    asked_by    text not null,
    asked_at    timestamptz not null,
    job_id      text,
    row_count   bigint not null,
    finished_at timestamptz,
    theirs      numeric, -- null: nothing that could be added up
    ours        numeric
);

-- The uploaded rows, as they were understood.
create table reconciliation_row (
    run_id   text   not null,
    row_no   bigint not null, -- line of the file
    key      text collate "C", -- null: it has none
    amount   numeric,
    currency text,
    problem  text, -- null: it can be compared
    primary key (run_id, row_no)
);
create index reconciliation_row_by_key on reconciliation_row (run_id, key);

-- Lines of ours, while a run is at work; emptied at its end.
create unlogged table reconciliation_ours (
    run_id  text   not null,
    key     text collate "C" not null,
    line_no bigint not null,
    line_id text   not null,
    value   numeric not null,
    causes  text[] not null,
    details text[] not null,
    amounts numeric[] not null
);
create index reconciliation_ours_by_key on reconciliation_ours (run_id, key);

create table reconciliation_result (
    run_id     text   not null,
    result_no  bigint not null,
    key        text collate "C",
    result     text   not null check (result in ('AGREES', 'DIFFERS', 'CANNOT_BE_COMPARED')),
    why        text, -- what is missing
    theirs     numeric, -- null: nothing there, which is not 0
    ours       numeric,
    difference numeric not null,
    row_count  bigint not null,
    line_count bigint not null,
    -- From theirs to ours: they add up to the difference.
    causes     text[] not null,
    details    text[] not null,
    amounts    numeric[] not null,
    primary key (run_id, result_no)
);

-- A line that was withdrawn is looked for by its id.
create index line_past_by_id on line_past (line_id);
