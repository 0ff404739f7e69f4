-- Indexes that a rebuild has set aside until its end: rows come in without them, and building them over all rows at once
-- is cheaper than row by row. Kept here because a rebuild that was interrupted has to give them back later.
create table index_set_aside (
    name       text primary key,
    of_table   text not null,
    definition text not null
);
