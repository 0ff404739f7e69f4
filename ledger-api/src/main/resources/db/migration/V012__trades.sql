create table trade_payment (
    payment_no  bigint generated always as identity primary key,
    trade_id    text collate "C" not null,
    paid_at     timestamptz not null,
    amount      numeric, -- null: the whole trade was paid, lines that arrive later included
    recorded_at timestamptz not null
);
create index trade_payment_by_trade on trade_payment (trade_id);
