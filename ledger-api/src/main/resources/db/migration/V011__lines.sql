-- Spend lines with what was decided about them. Written in the transaction that appends their events, rebuilt from events.

create table line (
    line_no            bigint primary key,
    source             text collate "C" not null,
    line_id            text collate "C" not null,
    event_id           text collate "C" not null,
    origin             smallint not null,
    customer_id        text collate "C" not null,
    currency           text not null,
    service_type       text collate "C" not null,
    resource_type      text,
    product_id         text,
    region             text,
    provider           smallint not null,
    charging_mode      smallint not null,
    settlement         smallint not null,
    line_type          smallint not null,
    consumed_from      timestamptz not null,
    traded_at          timestamptz not null,
    trade_id           text collate "C" not null,
    base_line_id       text collate "C",
    base_trade_id      text collate "C",
    tags               text,
    coupon_flag        boolean not null,
    amount             numeric not null,
    -- Payment means; a means that paid nothing is null, so that count(means) counts the lines that have it.
    cash               numeric,
    credit             numeric,
    stored_value_card  numeric,
    cash_coupon        numeric,
    coupon             numeric,
    bonus              numeric,
    debt               numeric,
    write_off          numeric,
    recorded_at        timestamptz not null,
    -- The decision. Months are year × 12 + month − 1.
    partner_id         text collate "C",
    tier_two_id        text collate "C",
    excluded           smallint,
    charge             int not null,
    bill               int,
    incentive          int,
    cause              smallint,
    combination        int not null,
    class_month        int not null,
    rules_month        int,
    base_no            bigint,
    base_incentive     int,
    coupon_counts      boolean not null,
    currency_mismatch  boolean not null,
    counting           numeric,
    decided_at         timestamptz not null
);

create unique index line_by_id on line (line_id, source);
create index line_by_trade on line (trade_id);
create index line_by_bill on line (partner_id, bill);
-- Small ones, for the few lines they are about.
create index line_carried on line (partner_id, incentive) where incentive <> bill;
create index line_unattributed on line (customer_id) where partner_id is null;
create index line_by_tier_two on line (tier_two_id, bill) where tier_two_id is not null;
create index line_on_credit on line (partner_id, incentive) where credit is not null or debt is not null;
create index line_by_base on line (base_no) where base_no is not null;
create index line_naming_base on line (base_line_id) where base_line_id is not null;
create index line_naming_base_trade on line (base_trade_id) where base_trade_id is not null;

-- What a line was decided to be before it was decided again, or before it was withdrawn: for ?asOf=.
create table line_past (like line, replaced_at timestamptz not null);
create index line_past_by_bill on line_past (partner_id, bill);
create index line_past_by_no on line_past (line_no);

create table combination (
    number        int primary key,
    association   text not null,
    segment       text not null,
    service_type  text not null,
    resource_type text,
    product_id    text,
    region        text,
    provider      text not null,
    charging_mode text not null,
    line_type     text not null,
    tags          text not null
);

-- One row for every event that brought or took lines, as the event itself counts and sums them: the other side of the proof
-- of completeness.
create table line_control (
    first_line_no bigint primary key,
    lines         bigint  not null,
    amount        numeric not null
);
