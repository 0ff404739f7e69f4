-- When the ledger learned of a link: what a close has seen has to look the same ever after. Null for links that were there
-- before this column, until the read models are built again.
alter table customer_link add column linked_at timestamptz;
