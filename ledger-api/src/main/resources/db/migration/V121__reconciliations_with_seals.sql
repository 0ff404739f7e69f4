-- What a run compared with: the published month, and under which seal, or an estimate. Said in the snapshot that the run
-- reads; of older runs by their times.
alter table reconciliation_run add column published boolean not null default false;
alter table reconciliation_run add column seal text; -- hash of the month's seal; null without one

update reconciliation_run r set published = true, seal = (
    select s.hash from partner_period c join partner_seal s using (partner_id, period)
    where c.partner_id = r.partner_id and r.period between c.first_covered and c.period)
where exists (
    select from partner_period c
    where c.partner_id = r.partner_id and r.period between c.first_covered and c.period and c.closed_at <= r.asked_at);
