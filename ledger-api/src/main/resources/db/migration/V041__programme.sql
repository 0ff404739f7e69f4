-- Opportunities, projects with their subsidies, and benefits. Rebuilt from events. Months are year × 12 + month − 1; texts are
-- compared by code point.

create table opportunity (
    opportunity_id  text collate "C" primary key,
    direction       text not null,
    partner_id      text collate "C" not null,
    customer_id     text collate "C",
    title           text not null,
    shared_at       timestamptz not null,
    shared_on       date not null,
    answer_workdays int  not null,
    expected_amount numeric,
    currency        text,
    state           text not null,
    answered_at     timestamptz,
    reason          text,
    winner_id       text,
    won_at          timestamptz
);
create index opportunity_by_partner on opportunity (partner_id, opportunity_id);

create table opportunity_order (
    opportunity_id text collate "C" not null,
    order_id       text collate "C" not null,
    primary key (opportunity_id, order_id)
);
create index opportunity_by_order on opportunity_order (order_id);

create table project (
    project_id      text collate "C" primary key,
    partner_id      text collate "C" not null,
    customer_id     text collate "C" not null,
    scenario        text not null,
    opportunity_id  text collate "C",
    filed_on        date not null,
    starts_on       date not null,
    ends_on         date not null,
    subsidy         numeric not null,
    currency        text not null,
    state           text not null,
    approved_on     date,
    accepted_on     date,
    accepted_at     timestamptz, -- when the ledger recorded it
    settled_with    text collate "C",
    stands_on       int,
    verify_workdays int,
    verified_on     date,
    -- As it was entered on a statement by a close; null before.
    sealed_in       int,
    sealed_at       timestamptz,
    sealed_net      numeric
);
create index project_by_partner on project (partner_id, project_id);
create index project_by_statement on project (settled_with, stands_on) where settled_with is not null;
create index project_by_opportunity on project (opportunity_id) where opportunity_id is not null;

create table project_milestone (
    project_id   text collate "C" not null,
    ordinal      int  not null,
    milestone_id text collate "C" not null,
    name         text not null,
    planned_on   date not null,
    due_on       date not null,
    delivered_on date,
    share        numeric,
    primary key (project_id, milestone_id)
);

-- What was taken of a subsidy after its acceptance, and given back, as the events say it.
create table subsidy_event (
    project_id  text collate "C" not null,
    ordinal     int  not null,
    kind        text not null,
    event       text not null,
    stands_on   int  not null,
    recorded_at timestamptz not null,
    -- The refund event that a claw-back follows from.
    refund_source   text collate "C",
    refund_event_id text collate "C",
    primary key (project_id, ordinal)
);
create index subsidy_event_by_refund on subsidy_event (refund_source, refund_event_id) where refund_source is not null;

create table benefit_qualification (
    partner_id  text collate "C" not null,
    kind        text not null,
    ordinal     int  not null,
    valid_from  timestamptz not null,
    valid_to    timestamptz,
    quota       numeric,
    primary key (partner_id, kind, ordinal)
);

create table benefit_claim (
    claim_id     text collate "C" primary key,
    partner_id   text collate "C" not null,
    kind         text not null,
    claimed_on   date not null,
    claimed      numeric not null,
    persons      int,
    state        text not null,
    approved_on  date,
    approved_at  timestamptz, -- when the ledger recorded it
    approved     numeric,
    settled_with text collate "C",
    stands_on    int,
    settle_by    date,
    reason       text,
    invoice      text,
    paid_on      date,
    paid         numeric
);
create index benefit_claim_by_partner on benefit_claim (partner_id, claim_id);
create index benefit_claim_by_statement on benefit_claim (settled_with, stands_on) where settled_with is not null;
