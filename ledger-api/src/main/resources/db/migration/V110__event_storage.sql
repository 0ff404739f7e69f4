-- A server without lz4 would compress payloads with pglz, which took a third of its time for every line that came in; see
-- docs/decisions/0016-event-payloads.md. Rows that are there already stay as they are.
do $$ begin
    alter table domain_event alter column payload set compression lz4;
exception when feature_not_supported then
    alter table domain_event alter column payload set storage external;
end $$;
