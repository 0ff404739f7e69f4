-- Everything that happened to a partner, spend lines left out. Rebuilt from events.
create table timeline (
    no          bigint generated always as identity primary key,
    partner_id  text collate "C" not null,
    recorded_at timestamptz not null,
    event       text not null, -- its stored name
    about       text collate "C" not null,
    period      int,
    details     text not null, -- JSON
    cause       text not null
);
create index timeline_of_partner on timeline (partner_id, no);
-- Whose a thing is that a later event names without its partner.
create index timeline_about on timeline (about, no);
