-- What other rules would make of months: runs and what came of them. No fact and no decision is in here: it can all be
-- worked out again, and an emptied table loses nothing but the look back.

create table comparison_run (
    run_no      bigint generated always as identity primary key,
    run_id      text        not null unique,
    kind        text        not null check (kind in ('WHAT_IF', 'RECALCULATION')),
    request     text        not null, -- JSON, as it was asked
    rule_set    text        not null, -- JSON, as it was understood
    partners    text[] collate "C",   -- null: all
    asked_by    text        not null,
    asked_at    timestamptz not null,
    job_id      text,
    finished_at timestamptz
);

-- A partner that has been looked at, whether anything differs or not.
create table comparison_partner (
    run_id         text not null,
    partner_id     text collate "C" not null,
    currency       text not null,
    months         int  not null,
    closed_through int, -- last closed month that was looked at; null: none is closed
    correction_no  int  not null, -- corrections of the partner that were in the books
    primary key (run_id, partner_id)
);

create table comparison_row (
    run_id     text not null,
    partner_id text collate "C" not null,
    period     int  not null,
    row_no     int  not null,
    currency   text not null,
    about      text collate "C" not null, -- a plan, of SUBSIDY a project
    reason     text collate "C" not null,
    detail     text collate "C" not null,
    had        numeric not null,
    has        numeric not null,
    lines      bigint  not null,
    primary key (run_id, partner_id, period, row_no)
);

create table comparison_line (
    run_id     text not null,
    partner_id text collate "C" not null,
    period     int  not null,
    row_no     int  not null,
    part_no    int  not null,
    first_no   bigint not null, -- line numbers ascend over the parts of a row
    last_no    bigint not null,
    line_nos   bigint[] not null,
    had        bigint[] not null, -- minor units
    has        bigint[] not null,
    primary key (run_id, partner_id, period, row_no, part_no)
);

-- The books of a month as they should be, where they differ.
create table comparison_month (
    run_id     text not null,
    partner_id text collate "C" not null,
    period     int  not null,
    books      text not null, -- JSON
    primary key (run_id, partner_id, period)
);
