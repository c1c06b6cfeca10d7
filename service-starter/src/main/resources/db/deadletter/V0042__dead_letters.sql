-- Events that a handler could not take, and later ones of the same conversation or contact, which wait behind them.
-- Written in the transaction in which they would have been handled, or before the position moves on.
create table dead_letters (
    -- in the order in which they were parked, which for one key is the order in which they have to be handled
    number          bigint generated always as identity,
    id              text collate "C" primary key,
    -- the consumer or reaction
    source          text collate "C" not null,
    -- what has to stay in order: the key of the record, for an event of the store its conversation or contact
    key             text collate "C" not null,
    -- where it stands: topic-partition and offset, or events and position
    stream          text collate "C" not null,
    position        bigint not null,
    type            text,
    correlation_id  text,
    -- why it could not be handled; null for one that only waits
    cause           text,
    attempts        int not null,
    parked_at       timestamptz not null default now(),
    attempted_at    timestamptz,
    -- a record as Kafka gave it, to be read again by a later release; null for an event of the store, which has it
    record_key      bytea,
    record_value    bytea,
    record_timestamp bigint,
    header_names    text[],
    header_values   bytea[],
    -- a discarded one stays without what was in it, so that neither a second delivery nor a replay takes it up again
    discarded_at    timestamptz,
    discarded_by    text,
    discard_reason  text,
    constraint dead_letters_place unique (source, stream, position)
);
create index dead_letters_queue on dead_letters (source, key, number) where discarded_at is null;
create index dead_letters_open on dead_letters (number) where discarded_at is null;
