-- The next statement begins with it: it is looked up without reading the whole document.
alter table document add column closing_balance numeric;
update document set closing_balance = (statement::jsonb ->> 'closingBalance')::numeric;
alter table document alter column closing_balance set not null;
