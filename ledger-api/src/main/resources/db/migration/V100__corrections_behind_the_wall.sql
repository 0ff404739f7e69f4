-- An open month is worked out with the rules that corrected the months before it: a partner's user reads those of the
-- recalculations that corrected its own partner, and of no other.
alter table recalculation enable row level security;
create policy own_partner on recalculation for select using (exists (
    select from partner_correction c where c.recalculation_id = recalculation.recalculation_id));
