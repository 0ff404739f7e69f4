-- The journal is the house's own view of its months: no partner's user reads it, and the policy would show it its own
-- rows alone. An event of the journal is seen by whoever sees an entry of it.
do $$
declare
    of_partner text;
begin
    foreach of_partner in array array['journal_entry', 'journal_close', 'journal_payout'] loop
        execute format('alter table %I enable row level security', of_partner);
        execute format('create policy own_partner on %I for select'
            || ' using (partner_id = current_setting(''ledger.partner'', true))', of_partner);
    end loop;
end $$;
alter table journal_event enable row level security;
create policy own_partner on journal_event for select
    using (exists (select from journal_entry e where e.position = journal_event.position));
