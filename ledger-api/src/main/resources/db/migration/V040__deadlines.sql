-- Where time stands in a simulation; the row is also the mark of a database that was created in one.
create table simulation_clock (
    only_row boolean primary key default true check (only_row),
    now      timestamptz -- null before it is set for the first time
);

-- What will happen by itself unless something happens before. Rebuilt from events, but for the last two columns: they follow
-- from the rules in force, and are worked out whenever those change.
create table deadline (
    kind      text not null,
    subject   text collate "C" not null,
    counting  text not null check (counting in ('WORKDAYS', 'DAYS')),
    from_day  date not null, -- not counted itself
    days      int  not null, -- it fires on the first day whose count exceeds them
    opened_no bigint generated always as identity,
    due_at    timestamptz,   -- null while a year it needs has no calendar
    rules_no  int,           -- the rules that due_at was worked out by; null before
    primary key (kind, subject)
);
create index deadline_due on deadline (due_at, opened_no) where due_at is not null;
