-- Who is told what, and what was told. Primary data: no event says it, and no rebuild touches it.

create table webhook (
    webhook_id          text collate "C" primary key,
    partner_id          text collate "C", -- null: of the house, which is told about every partner
    url                 text   not null,
    kinds               text[] not null,
    state               text   not null check (state in ('ACTIVE', 'DISABLED')),
    key_id              text   not null,
    public_key          text   not null, -- X.509, Base64
    previous_key_id     text,
    previous_public_key text,
    created_by          text   not null,
    created_at          timestamptz not null default clock_timestamp()
);
create index webhook_by_partner on webhook (partner_id, webhook_id);

-- Apart, because whoever may see a webhook may not see what signs for it.
create table webhook_secret (
    webhook_id  text collate "C" primary key references webhook on delete cascade,
    private_key text not null -- PKCS #8, Base64
);

create table webhook_event (
    no         bigint generated always as identity primary key,
    kind       text not null,
    partner_id text collate "C",
    at         timestamptz not null,
    data       text not null -- a JSON object: ids and links
);

create table webhook_delivery (
    webhook_id  text   collate "C" not null references webhook on delete cascade,
    event_no    bigint not null,
    state       text   not null check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    attempts    int    not null default 0,
    next_at     timestamptz not null default clock_timestamp(),
    last_at     timestamptz,
    last_status int, -- null where nobody answered
    last_answer text,
    primary key (webhook_id, event_no)
);
create index webhook_delivery_pending on webhook_delivery (webhook_id, event_no) where state = 'PENDING';

-- How many steps of a milestone's deduction were told; 1000000 for a subsidy that was lost altogether.
create table webhook_step (
    project_id   text collate "C" not null,
    milestone_id text collate "C" not null,
    steps        int  not null,
    primary key (project_id, milestone_id)
);

-- In whatever transaction it is called: what is undone is told to nobody.
create function webhook_tell(kind text, partner text, at timestamptz, data text) returns void language sql as $$
    with told as (
        insert into webhook_event (kind, partner_id, at, data) values (kind, partner, at, data) returning *
    )
    insert into webhook_delivery (webhook_id, event_no, state)
    select w.webhook_id, told.no, 'PENDING' from told, webhook w
    where w.state = 'ACTIVE' and told.kind = any (w.kinds)
      and (w.partner_id is null or w.partner_id = told.partner_id)
$$;

-- One message for what came in one body: a bad file of a million lines is a few messages and not a million.
create function webhook_quarantined() returns trigger language plpgsql as $$
begin
    perform webhook_tell('LINE_QUARANTINED', null, max(received_at), json_build_object(
        'count', count(*), 'firstNo', min(no), 'lastNo', max(no),
        'links', json_build_object('first', '/api/v1/quarantine/' || min(no)))::text)
    from added having count(*) > 0;
    return null;
end $$;
create trigger webhook_quarantined after insert on quarantine
    referencing new table as added for each statement execute function webhook_quarantined();

alter table webhook enable row level security;
create policy own_partner on webhook for select
    using (partner_id = current_setting('ledger.partner', true));
alter table webhook_event enable row level security;
create policy own_partner on webhook_event for select
    using (partner_id = current_setting('ledger.partner', true));
alter table webhook_delivery enable row level security;
create policy own_partner on webhook_delivery for select
    using (exists (select from webhook w where w.webhook_id = webhook_delivery.webhook_id));
