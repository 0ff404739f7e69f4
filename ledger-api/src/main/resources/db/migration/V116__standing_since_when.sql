-- When the ledger learned of what decides about a line, and what the partner was then: a close has seen it, and it has to
-- look the same ever after. Null for what was there before these columns, until the read models are built again.
alter table partner_membership
    add column currency text,
    add column distributor_id text collate "C",
    add column enrolled_at timestamptz,
    add column left_at timestamptz;
alter table partner_certification add column certified_at timestamptz;
alter table customer_link add column ended_at timestamptz;

update partner_membership m set currency = p.currency, distributor_id = p.distributor_id
from partner p where p.partner_id = m.partner_id;

alter table partner_membership alter column currency set not null;

create index partner_membership_distributor on partner_membership (distributor_id) where distributor_id is not null;
