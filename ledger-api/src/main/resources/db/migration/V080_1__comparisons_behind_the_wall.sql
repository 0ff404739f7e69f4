-- Comparisons are the house's own: no partner's user reads them, and the policy would show it its own rows alone.
do $$
declare
    of_partner text;
begin
    foreach of_partner in array array['comparison_line', 'comparison_month', 'comparison_partner', 'comparison_row'] loop
        execute format('alter table %I enable row level security', of_partner);
        execute format('create policy own_partner on %I for select'
            || ' using (partner_id = current_setting(''ledger.partner'', true))', of_partner);
    end loop;
end $$;
