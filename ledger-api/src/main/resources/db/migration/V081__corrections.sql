-- Closed months that were worked out again and corrected. Rebuilt from events.

create table recalculation (
    recalculation_id text primary key,
    state            text not null check (state in ('ASKED', 'APPROVED', 'REJECTED')),
    rule_set         text not null, -- JSON
    reason           text not null,
    asked_by         text not null,
    asked_at         timestamptz not null,
    decided_by       text,
    decided_at       timestamptz,
    rejected_because text
);

-- One row for every time that something of a partner was corrected. Its number guards the books: two corrections that
-- started from the same ones cannot both be.
create table partner_correction (
    partner_id       text collate "C" not null,
    correction_no    int  not null,
    recalculation_id text not null,
    currency         text not null,
    stands_on        int  not null, -- the statement with the adjustment rows
    recorded_at      timestamptz not null,
    primary key (partner_id, correction_no)
);
create index partner_correction_by_run on partner_correction (recalculation_id);

-- The books of a closed month from a correction on.
create table corrected_month (
    partner_id    text collate "C" not null,
    period        int  not null,
    correction_no int  not null,
    books         text not null, -- JSON
    recorded_at   timestamptz not null,
    primary key (partner_id, period, correction_no)
);

create table corrected_row (
    partner_id       text collate "C" not null,
    recalculation_id text not null,
    period           int  not null,
    row_no           int  not null,
    about            text collate "C" not null,
    reason           text not null,
    detail           text not null,
    had              numeric not null,
    has              numeric not null,
    lines            bigint  not null,
    stands_on        int  not null,
    recorded_at      timestamptz not null,
    primary key (partner_id, recalculation_id, period, row_no)
);
create index corrected_row_by_statement on corrected_row (partner_id, stands_on);

create table corrected_line (
    partner_id       text collate "C" not null,
    recalculation_id text not null,
    period           int  not null,
    row_no           int  not null,
    part_no          int  not null,
    about            text collate "C" not null,
    reason           text not null,
    recorded_at      timestamptz not null,
    first_no         bigint not null, -- line numbers ascend over the parts of a row
    last_no          bigint not null,
    line_nos         bigint[] not null,
    had              bigint[] not null, -- minor units
    has              bigint[] not null,
    primary key (partner_id, recalculation_id, period, row_no, part_no)
);

-- Of corrected lines those that may be unpaid: the correction of their share waits with them.
create table corrected_unpaid (
    partner_id  text collate "C" not null,
    stands_on   int  not null,
    line_no     bigint not null,
    minor       bigint not null, -- what the correction adds, in minor units
    recorded_at timestamptz not null
);
create index corrected_unpaid_by_statement on corrected_unpaid (partner_id, stands_on);

-- What a plan paid may be corrected: the last revision counts.
alter table plan_result add column revision int not null default 1;
alter table plan_result drop constraint plan_result_pkey;
alter table plan_result add primary key (partner_id, plan_id, earned_in, revision);

-- Adjustments are the partner's own to see.
do $$
declare
    of_partner text;
begin
    foreach of_partner in array array[
        'partner_correction', 'corrected_month', 'corrected_row', 'corrected_line', 'corrected_unpaid']
    loop
        execute format('alter table %I enable row level security', of_partner);
        execute format('create policy own_partner on %I for select'
            || ' using (partner_id = current_setting(''ledger.partner'', true))', of_partner);
    end loop;
end $$;
