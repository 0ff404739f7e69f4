-- Everything the ledger knows. All other tables can be rebuilt from domain_event.
--
-- The index on (aggregate_identifier, sequence_number) is what keeps two writers from deciding on the same history. There is
-- none on event_identifier: nothing looks an event up by it, an event without an aggregate is stored under its own
-- identifier and so is unique too, and identifiers are random, which makes such an index the dearest of all to keep.
create table domain_event (
    global_index         bigint generated always as identity (cache 1 increment 1 no cycle) primary key,
    sequence_number      bigint not null,
    aggregate_identifier text   not null,
    type                 text,
    event_identifier     text   not null,
    time_stamp           text   not null, -- UTC with milliseconds, always as long, so that text order is time order
    payload_type         text   not null, -- a stable name, never a class
    payload_revision     text,
    payload              bytea  not null, -- JSON; as jsonb it would cost 1.7 times the server's time
    meta_data            bytea  not null,
    constraint domain_event_once unique (aggregate_identifier, sequence_number)
);

-- A shortcut only: may be emptied at any time.
create table snapshot_event (
    sequence_number      bigint not null,
    aggregate_identifier text   not null,
    type                 text   not null,
    event_identifier     text   not null,
    time_stamp           text   not null,
    payload_type         text   not null,
    payload_revision     text,
    payload              bytea  not null,
    meta_data            bytea  not null,
    primary key (aggregate_identifier, sequence_number)
);

-- How far each processor has come.
create table token_entry (
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    time_stamp     text,
    owner          text,
    primary key (processor_name, segment)
);

-- For people.
create view domain_event_text as
select global_index,
       time_stamp::timestamptz       as recorded_at,
       payload_type,
       payload_revision,
       aggregate_identifier,
       sequence_number,
       convert_from(payload, 'UTF8')   as payload,
       convert_from(meta_data, 'UTF8') as meta_data
  from domain_event;
