-- Sums of published months for the question "spend versus incentive": written when somebody first asks for a month, thrown
-- away by a rebuild. What stands on a closed bill and statement never changes, so that neither do they.

-- Months whose sums are kept. Written in the transaction of its sums.
create table spend_month (
    partner_id text collate "C" not null,
    period     int not null,
    primary key (partner_id, period)
);

create table spend_by_customer (
    partner_id  text collate "C" not null,
    period      int not null,
    customer_id text collate "C" not null,
    currency    text collate "C" not null,
    spend       numeric not null, -- of the bill of the month
    incentive   bigint not null,  -- of the statement of the month, in minor units
    -- The same by product, parallel: most customers use dozens, and a row for each would be nearly a row for each line.
    services    text[] not null,
    products    text[] not null,
    spends      numeric[] not null,
    incentives  bigint[] not null,
    primary key (partner_id, period, customer_id, currency)
);

create table spend_by_product (
    partner_id   text collate "C" not null,
    period       int not null,
    service_type text collate "C" not null,
    product_id   text collate "C" not null, -- '' for lines without one
    currency     text collate "C" not null,
    spend        numeric not null,
    incentive    bigint not null,
    primary key (partner_id, period, service_type, product_id, currency)
);

alter table spend_month enable row level security;
create policy own_partner on spend_month for select
    using (partner_id = current_setting('ledger.partner', true));
alter table spend_by_customer enable row level security;
create policy own_partner on spend_by_customer for select
    using (partner_id = current_setting('ledger.partner', true));
alter table spend_by_product enable row level security;
create policy own_partner on spend_by_product for select
    using (partner_id = current_setting('ledger.partner', true));
