-- Old messages go, by the clock of the world: a simulation's is of another time.
alter table webhook_event add column told_at timestamptz not null default clock_timestamp();
create index webhook_event_by_time on webhook_event (told_at);

-- With an event go its deliveries, and none is made for one that is gone.
delete from webhook_delivery d where not exists (select from webhook_event e where e.no = d.event_no);
create index webhook_delivery_by_event on webhook_delivery (event_no);
alter table webhook_delivery add foreign key (event_no) references webhook_event on delete cascade;

comment on column webhook_secret.private_key is 'locked by the safe (docs/safe.md); what is not is locked at the next start';
