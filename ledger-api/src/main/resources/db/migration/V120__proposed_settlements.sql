-- A settlement that moves money is proposed by one person and approved by another: until then the item is not decided.
alter table reconciliation_item add column proposed_by text;
alter table reconciliation_item drop constraint reconciliation_item_state_check;
alter table reconciliation_item add constraint reconciliation_item_state_check
    check (state in ('OPEN', 'PROPOSED', 'RESOLVED', 'OFFSET', 'SETTLED'));
