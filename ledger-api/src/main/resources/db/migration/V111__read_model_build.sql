-- A row from the moment a rebuild empties the read models until all events are folded again: while it is there, what they
-- show is not what happened. It outlives a rebuild that failed, and every node sees it.
create table read_model_build (
    single     boolean primary key default true check (single),
    started_at timestamptz not null default now()
);
