-- Payloads are written once and read whole. Compressed they take a quarter of the space; lz4 does it at a fraction of the
-- time, where the server was built with it (the embedded one was not).
do $$ begin
    alter table domain_event alter column payload set compression lz4;
exception when feature_not_supported then
    null;
end $$;
