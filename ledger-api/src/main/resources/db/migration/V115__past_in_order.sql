-- In which order lines were replaced or withdrawn: what is kept of open lines in memory asks for what came since.
alter table line_past add column past_no bigint generated always as identity;
create unique index line_past_in_order on line_past (past_no);
