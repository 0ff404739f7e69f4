-- The second wall: whoever is not the owner of these tables sees the rows of the partner that its transaction names, and
-- none where it names none. The ledger itself is the owner, and bypasses all of this at no cost. A new table with a partner
-- column needs a policy too: RowSecurityTest fails without.

do $$
declare
    own text := 'partner_id = current_setting(''ledger.partner'', true)';
    of_partner text;
begin
    foreach of_partner in array array[
        'partner_membership', 'partner_certification', 'customer_link', 'partner_period', 'document', 'plan_result',
        'frozen_share', 'line_share', 'statement_state', 'opportunity', 'project', 'benefit_qualification', 'benefit_claim',
        'partner_bill', 'published_statement', 'dispute', 'correction', 'payout', 'timeline', 'ledger_user', 'api_key']
    loop
        execute format('alter table %I enable row level security', of_partner);
        execute format('create policy own_partner on %I for select using (%s)', of_partner, own);
    end loop;
end $$;

-- A distributor knows its tier 2.
alter table partner enable row level security;
create policy own_partner on partner for select
    using (current_setting('ledger.partner', true) in (partner_id, distributor_id));

-- Lines of a tier 2's customers stand on the bills of both.
alter table line enable row level security;
create policy own_partner on line for select
    using (current_setting('ledger.partner', true) in (partner_id, tier_two_id));
alter table line_past enable row level security;
create policy own_partner on line_past for select
    using (current_setting('ledger.partner', true) in (partner_id, tier_two_id));

-- The sum of those lines.
alter table tier_two_bill enable row level security;
create policy own_partner on tier_two_bill for select using (exists (
    select from partner p where p.partner_id = tier_two_bill.partner_id
       and current_setting('ledger.partner', true) in (p.partner_id, p.distributor_id)));

-- Parts of what has a partner: whoever sees the whole sees them.
alter table opportunity_order enable row level security;
create policy own_partner on opportunity_order for select
    using (exists (select from opportunity o where o.opportunity_id = opportunity_order.opportunity_id));
alter table project_milestone enable row level security;
create policy own_partner on project_milestone for select
    using (exists (select from project p where p.project_id = project_milestone.project_id));
alter table subsidy_event enable row level security;
create policy own_partner on subsidy_event for select
    using (exists (select from project p where p.project_id = subsidy_event.project_id));
alter table payout_statement enable row level security;
create policy own_partner on payout_statement for select
    using (exists (select from payout p where p.payout_id = payout_statement.payout_id));
alter table payout_invoice enable row level security;
create policy own_partner on payout_invoice for select
    using (exists (select from payout p where p.payout_id = payout_invoice.payout_id));
alter table trade_payment enable row level security;
create policy own_partner on trade_payment for select
    using (exists (select from line l where l.trade_id = trade_payment.trade_id));
alter table deadline enable row level security;
create policy own_partner on deadline for select using (
    (kind = 'OPPORTUNITY_ANSWER' and exists (select from opportunity o where o.opportunity_id = subject))
    or (kind = 'SUBSIDY_VERIFICATION' and exists (select from project p where p.project_id = subject))
    or (kind in ('STAFF_LIST_VERIFICATION', 'FUND_SETTLEMENT')
        and exists (select from benefit_claim c where c.claim_id = subject)));
