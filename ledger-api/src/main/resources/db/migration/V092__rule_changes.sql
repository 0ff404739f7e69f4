-- Who changed which rule, and where in the store: what events say, for the question what a change moved. Rows that were
-- folded before have neither until the next rebuild.

alter table rules_put add column position bigint;
alter table rules_put add column cause text not null default '';

alter table plan_version add column drafted_cause text not null default '';
alter table plan_version add column published_position bigint;
alter table plan_version add column published_cause text not null default '';

alter table recalculation add column decided_position bigint;

-- Lines decided again because rules changed: few among all entries.
create index journal_event_of_rules on journal_event (position) where cause = 'rules';
