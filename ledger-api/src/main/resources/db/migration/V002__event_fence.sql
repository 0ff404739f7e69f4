-- Whoever appends events holds a shared lock from before its first position until it is over. The key is the position the
-- sequence had then, so that the lowest key held is the last position a reader may pass.
--
-- 19527 is the namespace: key = 19527 << 48 | position. One lock for each transaction, not for each statement: the lock table
-- is shared and finite. The setting is local, so a rollback to a savepoint undoes it together with the lock.
create function domain_event_fence() returns trigger language plpgsql as $$
begin
    if current_setting('ledger.fence', true) is distinct from pg_current_xact_id()::text then
        perform pg_advisory_xact_lock_shared(
            (19527::bigint << 48) | (select last_value - (not is_called)::int from domain_event_global_index_seq));
        perform set_config('ledger.fence', pg_current_xact_id()::text, true);
    end if;
    return null;
end $$;

create trigger domain_event_fence before insert on domain_event for each statement execute function domain_event_fence();

-- Also for a restore or a replication that switches ordinary triggers off.
alter table domain_event enable always trigger domain_event_fence;
