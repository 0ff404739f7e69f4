-- Between which lines the shares of a row lie: the story of a line opens the rows that may have it, not all of its partner.
alter table line_share add column first_no bigint, add column last_no bigint;
update line_share
set first_no = (select coalesce(min(line_no), 0) from unnest(line_nos) line_no),
    last_no = (select coalesce(max(line_no), 0) from unnest(line_nos) line_no);
alter table line_share alter column first_no set not null, alter column last_no set not null;
