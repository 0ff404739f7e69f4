-- Closed months and their documents. A rebuild stores what the events say.

create table partner_period (
    partner_id    text collate "C" not null,
    period        int  not null,
    first_covered int  not null,
    state         text not null check (state in ('CLOSING', 'CLOSED')),
    rules_no      int  not null,
    closing_at    timestamptz not null,
    closed_at     timestamptz,
    primary key (partner_id, period)
);

create table document (
    partner_id      text collate "C" not null,
    period          int  not null,
    revision        int  not null,
    bill            text not null,
    statement       text not null,
    explanation     text not null,
    decisions       text not null,
    frozen_benefits numeric not null,
    proof           text,
    published_at    timestamptz not null,
    primary key (partner_id, period, revision)
);

create table tier_two_bill (
    partner_id   text collate "C" not null,
    period       int  not null,
    bill         text not null,
    published_at timestamptz not null,
    primary key (partner_id, period)
);

create table plan_result (
    partner_id   text collate "C" not null,
    plan_id      text collate "C" not null,
    earned_in    int  not null,
    version      int  not null,
    incentive    numeric not null,
    base         numeric not null,
    published_at timestamptz not null,
    primary key (partner_id, plan_id, earned_in)
);

create table frozen_share (
    partner_id  text collate "C" not null,
    line_no     bigint not null,
    period      int  not null,
    amount      numeric not null,
    reason      text not null,
    frozen_at   timestamptz not null,
    released_in int,
    released_at timestamptz,
    primary key (partner_id, line_no, period)
);

create table line_share (
    partner_id text collate "C" not null,
    period     int  not null,
    plan_id    text collate "C" not null,
    ordinal    int  not null,
    line_nos   bigint[] not null,
    shares     bigint[] not null, -- minor units
    primary key (partner_id, period, plan_id, ordinal)
);
