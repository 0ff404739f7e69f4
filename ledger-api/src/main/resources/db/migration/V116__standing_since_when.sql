-- By which event the ledger learned of what decides about a line, and what the partner was then: a close has seen it, and
-- it has to look the same ever after. Positions, because a clock may stand still between a close and what comes after it.
-- Null for what was there before these columns, until the read models are built again.
alter table partner_membership
    add column currency text,
    add column distributor_id text collate "C",
    add column enrolled_no bigint,
    add column left_no bigint;
alter table partner_certification add column certified_no bigint;
alter table customer_link
    drop column linked_at,
    add column linked_no bigint,
    add column ended_no bigint;
alter table partner_bill add column known_no bigint;
alter table partner_period add column closing_no bigint;

update partner_membership m set currency = p.currency, distributor_id = p.distributor_id
from partner p where p.partner_id = m.partner_id;

alter table partner_membership alter column currency set not null;

create index partner_membership_distributor on partner_membership (distributor_id) where distributor_id is not null;
