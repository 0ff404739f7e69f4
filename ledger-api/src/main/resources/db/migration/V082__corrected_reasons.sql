-- Lines against which, by facts that came after the close, something else speaks than what they were closed with.

-- As a comparison found it.
create table comparison_reason (
    run_id     text not null,
    partner_id text collate "C" not null,
    part_no    int  not null,
    reason     text, -- null: nothing speaks against them
    line_nos   bigint[] not null,
    primary key (run_id, partner_id, part_no)
);

-- As it was corrected. Rebuilt from events.
create table corrected_reason (
    line_no    bigint primary key,
    partner_id text collate "C" not null,
    reason     text -- null: nothing speaks against it
);
create index corrected_reason_by_partner on corrected_reason (partner_id);

alter table comparison_reason enable row level security;
create policy own_partner on comparison_reason for select
    using (partner_id = current_setting('ledger.partner', true));
alter table corrected_reason enable row level security;
create policy own_partner on corrected_reason for select
    using (partner_id = current_setting('ledger.partner', true));
