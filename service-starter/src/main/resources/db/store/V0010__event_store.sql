-- The events, in the one order in which they were committed. `json` is exactly what is published.
create table events (
    position       bigint primary key,
    event_id       text collate "C" not null,
    aggregate_id   text collate "C" not null,
    sequence       bigint not null,
    type           text collate "C" not null,
    json           bytea not null,
    correlation_id text,
    actor          text,
    at             timestamptz not null,
    constraint events_aggregate_sequence unique (aggregate_id, sequence)
);

-- What an aggregate has for itself alone: external ids, engagements. Follows from the events.
create table claims (
    kind  text collate "C" not null,
    value text collate "C" not null,
    owner text collate "C" not null,
    primary key (kind, value)
);
create index claims_owner on claims (owner, kind);

-- How far each streaming processor has come (Axon's table).
create table token_entry (
    processor_name text not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    primary key (processor_name, segment)
);
